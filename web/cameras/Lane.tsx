import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { clipAt, clipBeside, type Drawing, momentLabel } from './lane.ts';
import { LaneDrawing } from './LaneDrawing.tsx';
import type { Clip } from './clip.ts';
import { hoursQuery } from './queries.ts';
import { hoursOf, momentAt, panned, placeOf, showing, zoomed } from './span.ts';
import type { View } from './use-view.ts';

/** A moment of a camera that the pointer or the focus is at. */
export interface Needle {
  readonly camera: string;
  readonly ms: number;
}

const NO_CLIPS: readonly Clip[] = [];

interface LaneProps {
  readonly camera: string;
  readonly view: View;
  readonly zone: string;
  readonly width: number;
  readonly drawing: Drawing;
  /** Of this camera; absent while they are read. */
  readonly clips: readonly Clip[] | undefined;
  readonly playing: string | undefined;
  readonly needle: Needle | undefined;
  /** Whether the tab key stops here: at one of the lanes. */
  readonly isStop: boolean;
  readonly onNeedle: (needle: Needle | undefined) => void;
  readonly onOpen: (clip: Clip) => void;
  /** Goes to the lane above or below. */
  readonly onLane: (by: -1 | 1, ms: number) => void;
}

/** How far the needle moves by a key, as a part of what is shown. */
const STEP = 1 / 60;
const ZOOM = 2;

type Keys = readonly (readonly [key: string, act: () => void])[];

/** The keys that move the needle. @param ms where it is */
const movesOf = ({ camera, view, clips = NO_CLIPS, onNeedle, onLane }: LaneProps, ms: number): Keys => {
  const { span, bounds, show } = view;
  const goTo = (to: number): void => {
    const inside = Math.min(Math.max(to, bounds.fromMs), bounds.toMs - 1);
    onNeedle({ camera, ms: inside });
    if (inside < span.fromMs || inside >= span.toMs) show(showing(span, inside, bounds));
  };
  const to = (moment: number | undefined) => () => {
    if (moment !== undefined) goTo(moment);
  };
  const step = Math.max(1000, Math.round((span.toMs - span.fromMs) * STEP));
  return [
    ['ArrowLeft', to(ms - step)],
    ['ArrowRight', to(ms + step)],
    ['Home', to(bounds.fromMs)],
    ['End', to(bounds.toMs)],
    ['n', to(clipBeside(clips, ms, 'next')?.event_ts)],
    ['p', to(clipBeside(clips, ms, 'previous')?.event_ts)],
    [
      'ArrowUp',
      () => {
        onLane(-1, ms);
      },
    ],
    [
      'ArrowDown',
      () => {
        onLane(1, ms);
      },
    ],
  ];
};

/** The keys that show another part of the day. @param ms where the needle is */
const viewsOf = ({ camera, view, onNeedle }: LaneProps, ms: number): Keys => {
  const { span, bounds, show } = view;
  const pan = (part: number) => () => {
    const to = panned(span, part, bounds);
    show(to);
    onNeedle({ camera, ms: ms + to.fromMs - span.fromMs });
  };
  const zoom = (factor: number) => () => {
    show(zoomed(span, factor, ms, bounds));
  };
  return [
    ['Shift+ArrowLeft', pan(-0.25)],
    ['Shift+ArrowRight', pan(0.25)],
    ['PageUp', pan(-1)],
    ['PageDown', pan(1)],
    ['+', zoom(1 / ZOOM)],
    ['=', zoom(1 / ZOOM)],
    ['-', zoom(ZOOM)],
    ['0', zoom(Infinity)],
  ];
};

/** Plays the clip at a moment, or zooms in where there is no clip. */
const enter = ({ view, clips = NO_CLIPS, drawing, width, onOpen }: LaneProps, ms: number): void => {
  const clip = drawing === 'bars' ? clipAt(clips, ms, view.span, width) : undefined;
  if (clip) onOpen(clip);
  else if (drawing === 'counts') view.show(zoomed(view.span, 1 / (2 * ZOOM), ms, view.bounds));
};

/** Presses and drags. A drag moves the time, a press opens a clip, or comes closer where clips are counted. */
const usePointer = (lane: LaneProps) => {
  const { camera, view, width, onNeedle } = lane;
  const drag = useRef<{ readonly x: number; readonly span: View['span']; moved: boolean }>(undefined);
  const placeIn = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      // A drag may leave the lane.
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: placeIn(event), span: view.span, moved: false };
      onNeedle({ camera, ms: momentAt(placeIn(event), view.span, width) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { current } = drag;
      const by = current ? placeIn(event) - current.x : 0;
      if (current && (current.moved || Math.abs(by) > 4)) {
        current.moved = true;
        view.show(panned(current.span, -by / Math.max(1, width), view.bounds));
      } else onNeedle({ camera, ms: momentAt(placeIn(event), view.span, width) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const { current } = drag;
      drag.current = undefined;
      if (current && !current.moved) enter(lane, momentAt(placeIn(event), view.span, width));
    },
    onPointerCancel: () => {
      drag.current = undefined;
    },
    onPointerLeave: (event: PointerEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(document.activeElement)) onNeedle(undefined);
    },
  };
};

/** The clips of a camera on the line of time. */
export const Lane = (props: LaneProps) => {
  const { camera, view, zone, width, drawing, clips = NO_CLIPS, playing, needle, isStop, onNeedle } = props;
  const hours = useQuery({ ...hoursQuery(hoursOf(view.bounds), camera), enabled: drawing === 'counts' });
  const pointer = usePointer(props);
  const isHere = needle?.camera === camera;
  const ms = isHere ? needle.ms : Math.round((view.span.fromMs + view.span.toMs) / 2);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const name = event.shiftKey && event.key.startsWith('Arrow') ? `Shift+${event.key}` : event.key;
    const keys = [...movesOf(props, ms), ...viewsOf(props, ms)];
    const act =
      name === 'Enter'
        ? () => {
            enter(props, ms);
          }
        : keys.find(([key]) => key === name)?.[1];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="lane">
      <div className="lane-name">{camera}</div>
      <div
        className="lane-line"
        role="slider"
        data-lane={camera}
        tabIndex={isStop ? 0 : -1}
        aria-label={camera}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.round((view.bounds.toMs - view.bounds.fromMs) / 1000)}
        aria-valuenow={Math.round((ms - view.bounds.fromMs) / 1000)}
        aria-valuetext={momentLabel(clipAt(clips, ms, view.span, width), ms, zone)}
        onKeyDown={onKeyDown}
        onFocus={() => {
          if (!isHere) onNeedle({ camera, ms });
        }}
        onBlur={() => {
          onNeedle(undefined);
        }}
        {...pointer}
      >
        <LaneDrawing
          drawing={drawing}
          clips={clips}
          buckets={hours.data ?? []}
          span={view.span}
          zone={zone}
          width={width}
          playing={playing}
        />
        {isHere && <div className="lane-needle" style={{ left: placeOf(ms, view.span, width) }} />}
      </div>
    </div>
  );
};
