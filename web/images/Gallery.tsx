import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { GalleryCell } from './GalleryCell.tsx';
import { type Act, actOf, placeAfter, type Press } from './grid-keys.ts';
import { cellsIn, GAP_PX } from './grid-size.ts';
import type { Image } from './image.ts';
import { usePlace } from './use-place.ts';

/** How many rows from the end the next page is asked for. */
const EARLY_ROWS = 6;

export interface GalleryProps {
  readonly images: readonly Image[];
  /** Whether there may be more. */
  readonly isOpen: boolean;
  readonly isReading: boolean;
  /** The image that the arrow keys start from. */
  readonly activeId: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly onActive: (imageId: string) => void;
  readonly onMore: () => void;
  readonly onAct: (act: Act, image: Image) => void;
  /** A mouse on an image: opens it, or selects with Ctrl or Shift. */
  readonly onPick: (event: MouseEvent, image: Image) => void;
  readonly onBroken: () => void;
  /** Set to bring the focus to the active image once it is drawn. */
  readonly focus: { current: boolean };
}

/** The rows that are drawn: those in sight, and the one of the active image, so that the Tab key finds it. */
const useRows = (count: number, rowPx: number, topPx: number, activeRow: number) => {
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => rowPx,
    overscan: 1,
    scrollMargin: topPx,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range);
      return inSight.includes(activeRow) || activeRow >= count
        ? inSight
        : [...inSight, activeRow].sort((a, b) => a - b);
    },
  });
  useLayoutEffect(() => {
    rows.measure();
  }, [rows, rowPx, topPx]);
  return rows;
};

/** Asks for the next page when the end is near, however little the last one held. */
const useMore = (
  { images, isOpen, isReading, onMore }: GalleryProps,
  lastRow: number,
  rowCount: number,
): void => {
  const isNear = lastRow >= rowCount - 1 - EARLY_ROWS;
  useEffect(() => {
    if (isOpen && !isReading && isNear) onMore();
  }, [images, isOpen, isReading, isNear, onMore]);
};

/** Brings the focus to the active image when that is asked for, or when the image that had it has gone. */
const useFocus = (active: Image | undefined, focus: GalleryProps['focus']): void => {
  const last = useRef<Element>(null);
  useEffect(() => {
    const cell = active && document.getElementById(`image-${active.id}`);
    if (!cell || document.querySelector('[aria-modal="true"]')) return;
    const isLost = document.activeElement === document.body && last.current?.isConnected === false;
    if (focus.current || isLost) cell.focus({ preventScroll: true });
    focus.current = false;
    last.current = cell.contains(document.activeElement) ? document.activeElement : null;
  });
};

/** What the keys do: they lead to another image, or act on the one with the focus. */
const useKeys = (
  { images, onActive, onAct, focus }: GalleryProps,
  at: number,
  { columns, rowPx }: { readonly columns: number; readonly rowPx: number },
  scrollTo: (row: number) => void,
) => {
  const actOn = (press: Press): boolean => {
    const [act, active] = [actOf(press), images[at]];
    if (act && active) onAct(act, active);
    return act !== undefined;
  };
  return (event: KeyboardEvent): void => {
    if (event.altKey) return;
    const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey };
    const seen = Math.max(1, Math.floor(innerHeight / rowPx));
    const place = placeAfter(press, at, { count: images.length, columns, rows: seen });
    const next = place === undefined ? undefined : images[place];
    if (next && place !== undefined) {
      focus.current = true;
      scrollTo(Math.floor(place / columns));
      onActive(next.id);
    } else if (!actOn(press)) return;
    event.preventDefault();
  };
};

/** A row of cells. */
const GalleryRow = ({
  index,
  sizePx,
  images,
  active,
  selected,
  onActive,
  onAct,
  onPick,
  onBroken,
}: Pick<GalleryProps, 'images' | 'selected' | 'onActive' | 'onAct' | 'onPick' | 'onBroken'> & {
  readonly index: number;
  readonly sizePx: number;
  readonly active: Image | undefined;
}) => (
  <div
    role="row"
    aria-rowindex={index + 1}
    className="gallery-row"
    style={{ height: sizePx, transform: `translateY(${String(index * (sizePx + GAP_PX))}px)` }}
  >
    {images.map((image, column) => (
      <GalleryCell
        key={image.id}
        image={image}
        column={column + 1}
        sizePx={sizePx}
        isActive={image === active}
        isSelected={selected.has(image.id)}
        onFocus={() => {
          onActive(image.id);
        }}
        onPick={(event) => {
          onPick(event, image);
        }}
        onToggle={() => {
          onAct('select', image);
        }}
        onBroken={onBroken}
      />
    ))}
  </div>
);

/** Images in rows, of which only those in sight are in the page. Arrow keys lead from one to the next. */
export const Gallery = (props: GalleryProps) => {
  const { images, isOpen, activeId, selected, focus } = props;
  const grid = useRef<HTMLDivElement>(null);
  const { widthPx, topPx } = usePlace(grid);
  const { columns, sizePx } = cellsIn(widthPx);
  const rowPx = sizePx + GAP_PX;
  const rowCount = Math.ceil(images.length / columns);
  const lastAt = useRef(0);
  const found = images.findIndex(({ id }) => id === activeId);
  const at = found >= 0 ? found : Math.min(lastAt.current, Math.max(0, images.length - 1));
  const active = images[at];
  const rows = useRows(rowCount, rowPx, topPx, Math.floor(at / columns));
  const drawn = rows.getVirtualItems();
  useMore(props, drawn.at(-1)?.index ?? 0, rowCount);
  useFocus(active, focus);
  useEffect(() => {
    lastAt.current = at;
  });
  const onKeyDown = useKeys(props, at, { columns, rowPx }, rows.scrollToIndex);
  return (
    <div
      ref={grid}
      role="grid"
      aria-label="Images"
      aria-multiselectable
      aria-rowcount={isOpen ? -1 : rowCount}
      aria-colcount={columns}
      className={selected.size > 0 ? 'gallery gallery-selecting' : 'gallery'}
      style={{ height: Math.max(0, rowCount * rowPx - GAP_PX) }}
      onKeyDown={onKeyDown}
    >
      {widthPx > 0 &&
        drawn.map(({ key, index }) => (
          <GalleryRow
            key={key}
            {...props}
            index={index}
            sizePx={sizePx}
            images={images.slice(index * columns, (index + 1) * columns)}
            active={active}
          />
        ))}
    </div>
  );
};
