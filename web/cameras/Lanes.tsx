import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Axis } from './Axis.tsx';
import { Lane, type Needle } from './Lane.tsx';
import type { Drawing } from './lane.ts';
import { Peek } from './Peek.tsx';
import type { Clip } from './clip.ts';
import { momentAt, zoomed } from './span.ts';
import { useWidth } from './use-width.ts';
import type { View } from './use-view.ts';

const ROW = 62;
/** Lanes that are seen at once; the others are scrolled to. */
const MOST_SEEN = 7;

/** Zooms by the wheel with Ctrl, or by two fingers on a pad. The page must not zoom with it. */
const useWheel = (ref: RefObject<HTMLElement | null>, { span, bounds, show }: View, width: number): void => {
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const x = event.clientX - element.getBoundingClientRect().left;
      show(zoomed(span, Math.exp(event.deltaY / 300), momentAt(x, span, width), bounds));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [ref, span, bounds, show, width]);
};

/** Clips by their camera. */
const useByCamera = (clips: readonly Clip[] | undefined): ReadonlyMap<string, readonly Clip[]> =>
  useMemo(() => Map.groupBy(clips ?? [], ({ camera_name }) => camera_name), [clips]);

/** Which lanes are in sight, where the needle is, and how one goes from lane to lane. */
const useLanes = (cameras: readonly string[]) => {
  const scroller = useRef<HTMLDivElement>(null);
  const [needle, setNeedle] = useState<Needle>();
  const [stop, setStop] = useState(0);
  const virtual = useVirtualizer({
    count: cameras.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 2,
  });
  const goTo = (index: number, ms: number): void => {
    const camera = cameras[index];
    if (camera === undefined) return;
    setStop(index);
    virtual.scrollToIndex(index);
    // The lane may have to be drawn first.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${String(index)}"] [role=slider]`)?.focus();
      setNeedle({ camera, ms });
    });
  };
  const onNeedle = (index: number) => (next: Needle | undefined) => {
    setNeedle(next);
    if (next) setStop(index);
  };
  return { scroller, virtual, needle, stop: Math.min(stop, cameras.length - 1), goTo, onNeedle };
};

interface LanesProps {
  readonly cameras: readonly string[];
  readonly view: View;
  readonly zone: string;
  readonly drawing: Drawing;
  readonly clips: readonly Clip[] | undefined;
  readonly playing: string | undefined;
  readonly onOpen: (clip: Clip) => void;
}

/** A line of time for each camera. Only those in sight are drawn. */
export const Lanes = ({ cameras, clips, ...shown }: LanesProps) => {
  const { view, zone } = shown;
  const [lines, width] = useWidth<HTMLDivElement>();
  const { scroller, virtual, needle, stop, goTo, onNeedle } = useLanes(cameras);
  const byCamera = useByCamera(clips);
  useWheel(lines, view, width);
  const height = Math.min(cameras.length, MOST_SEEN) * ROW;
  return (
    <div className="lanes" role="group" aria-label="Timeline">
      <Axis span={view.span} zone={zone} width={width} />
      <div className="lanes-scroller" ref={scroller} style={{ height }}>
        <div className="lanes-all" ref={lines} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const camera = cameras[index] ?? '';
            return (
              <div
                key={camera}
                className="lanes-row"
                data-index={index}
                style={{ transform: `translateY(${String(start)}px)` }}
              >
                <Lane
                  {...shown}
                  camera={camera}
                  width={width}
                  clips={byCamera.get(camera)}
                  needle={needle}
                  isStop={index === stop}
                  onNeedle={onNeedle(index)}
                  onLane={(by, ms) => {
                    goTo(index + by, ms);
                  }}
                />
              </div>
            );
          })}
        </div>
      </div>
      {needle && width > 0 && <Peek needle={needle} view={view} zone={zone} width={width} />}
    </div>
  );
};
