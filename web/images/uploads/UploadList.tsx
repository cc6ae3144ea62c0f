import Button from '@cloudscape-design/components/button';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { gallerySearch } from '../search.ts';
import { reasonText } from '../image.ts';
import type { Item, Stage } from './queue.ts';
import { uploads } from './uploads.ts';

const ROW_PX = 44;

interface Told {
  readonly type: StatusIndicatorProps.Type;
  readonly text: string;
}

const sentText = ({ image }: Extract<Stage, { at: 'sent' }>): Told => {
  switch (image?.state) {
    case 'tagged':
      return { type: 'success', text: 'Done' };
    case 'rejected':
      return { type: 'error', text: image.reason === undefined ? 'Rejected' : reasonText(image.reason) };
    case 'failed':
      return {
        type: 'warning',
        text: `Uploaded, but not tagged. ${reasonText(image.reason ?? 'tagging failed')}`,
      };
    case 'uploading':
    case 'processing':
    case undefined:
      return { type: 'in-progress', text: 'Being tagged' };
  }
};

/** How far a file is, in words. */
const told = (stage: Stage): Told => {
  switch (stage.at) {
    case 'waiting':
      return { type: 'pending', text: 'Waiting' };
    case 'sending':
      return { type: 'in-progress', text: `Uploading, ${String(Math.floor(stage.part * 100))} %` };
    case 'sent':
      return sentText(stage);
    case 'known':
      return { type: 'info', text: 'You have this picture already' };
    case 'failed':
    case 'unfit':
      return { type: 'error', text: stage.reason };
  }
};

/** The image that a file has become, or was. */
const imageOf = (stage: Stage): string | undefined =>
  stage.at === 'known' || stage.at === 'sent' ? stage.imageId : undefined;

const Row = ({ item: { id, name, stage } }: { readonly item: Item }) => {
  const { type, text } = told(stage);
  const image = imageOf(stage);
  return (
    <>
      <span className="uploads-name" title={name}>
        {image === undefined ? (
          name
        ) : (
          <Link to="/images" search={(now) => gallerySearch({ ...now, image })} resetScroll={false}>
            {name}
          </Link>
        )}
      </span>
      <span className="uploads-state">
        <StatusIndicator type={type}>{text}</StatusIndicator>
      </span>
      {stage.at === 'failed' && (
        <Button
          variant="inline-link"
          ariaLabel={`Retry ${name}`}
          onClick={() => {
            uploads.retry(id);
          }}
        >
          Retry
        </Button>
      )}
    </>
  );
};

/** Every file, of which only those in sight are in the page. */
export const UploadList = ({ items }: { readonly items: readonly Item[] }) => {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    getItemKey: (at) => items[at]?.id ?? at,
    overscan: 4,
  });
  return (
    <div className="uploads" ref={box} tabIndex={0} role="region" aria-label="Files">
      <ul className="uploads-list" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          return (
            item && (
              <li
                key={key}
                data-index={index}
                ref={rows.measureElement}
                className="uploads-item"
                style={{ minHeight: ROW_PX, transform: `translateY(${String(start)}px)` }}
              >
                <Row item={item} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
};
