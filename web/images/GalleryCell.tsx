import Icon from '@cloudscape-design/components/icon';
import { type MouseEvent, useState } from 'react';
import { altText, type Image, stateText } from './image.ts';

/** The picture of an image, or why it cannot be shown. */
const Picture = ({ image, onBroken }: { readonly image: Image; readonly onBroken: () => void }) => {
  const [broken, setBroken] = useState<string>();
  const state = stateText(image.state);
  const source = image.thumbnailUrl ?? image.fileUrl;
  if (source === undefined || source === broken)
    return (
      <div className="gallery-empty">
        <Icon name={image.state === 'rejected' ? 'status-negative' : 'file'} />
        <span>{altText(image)}</span>
      </div>
    );
  return (
    <>
      <img
        src={source}
        alt={altText(image)}
        draggable={false}
        decoding="async"
        onError={() => {
          setBroken(source);
          onBroken();
        }}
      />
      {state !== undefined && (
        <span className="gallery-badge" aria-hidden="true">
          {state}
        </span>
      )}
    </>
  );
};

/** One image in the gallery. */
export const GalleryCell = ({
  image,
  column,
  sizePx,
  isActive,
  isSelected,
  onFocus,
  onPick,
  onToggle,
  onBroken,
}: {
  readonly image: Image;
  /** From 1. */
  readonly column: number;
  readonly sizePx: number;
  /** Whether the Tab key leads here. */
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onFocus: () => void;
  readonly onPick: (event: MouseEvent) => void;
  readonly onToggle: () => void;
  /** The address of the picture is too old. */
  readonly onBroken: () => void;
}) => (
  <div
    role="gridcell"
    id={`image-${image.id}`}
    className="gallery-cell"
    aria-colindex={column}
    aria-selected={isSelected}
    tabIndex={isActive ? 0 : -1}
    style={{ width: sizePx, height: sizePx }}
    onFocus={onFocus}
    onClick={onPick}
  >
    <Picture image={image} onBroken={onBroken} />
    <input
      type="checkbox"
      className="gallery-check"
      tabIndex={-1}
      aria-label={`Select ${altText(image)}`}
      checked={isSelected}
      onChange={onToggle}
      onClick={(event) => {
        event.stopPropagation();
      }}
    />
  </div>
);
