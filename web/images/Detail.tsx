import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect } from 'react';
import { ApiError } from 'trellis/client';
import { momentText } from '../format/time.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import {
  altText,
  type Image,
  imageName,
  isMoving,
  reasonText,
  sizeText,
  stateText,
  takenText,
} from './image.ts';
import { Nothing } from '../states/Nothing.tsx';
import { imageQuery, useRetagging, withoutImages } from './queries.ts';
import { TagEditor } from './TagEditor.tsx';
import { gallerySearch } from './search.ts';
import type { Selection } from './use-selection.ts';

const LOOKS: Readonly<Record<Image['state'], StatusIndicatorProps.Type>> = {
  uploading: 'pending',
  processing: 'in-progress',
  tagged: 'success',
  failed: 'error',
  rejected: 'error',
};

/** How far an image is, why not further, and what can be done about it. */
const State = ({ image }: { readonly image: Image }) => {
  const retagging = useRetagging(image.id);
  const { state, reason } = image;
  return (
    <SpaceBetween size="xs">
      <div role="status">
        <StatusIndicator type={LOOKS[state]}>{stateText(state) ?? 'Tagged'}</StatusIndicator>
        {reason !== undefined && <Box>{reasonText(reason)}</Box>}
      </div>
      {image.fileUrl !== undefined && (
        <SpaceBetween size="xs" direction="horizontal">
          <Button
            iconName="refresh"
            disabled={isMoving(image)}
            loading={retagging.isPending}
            onClick={() => {
              retagging.mutate();
            }}
          >
            Tag again
          </Button>
          {image.downloadUrl !== undefined && (
            <Button iconName="download" href={image.downloadUrl}>
              Download
            </Button>
          )}
        </SpaceBetween>
      )}
      {retagging.isError && <Failed error={retagging.error} />}
    </SpaceBetween>
  );
};

const factsOf = ({ createdAt, takenAt, size, width, height, contentType }: Image) => [
  { label: 'Uploaded', value: momentText(createdAt) },
  { label: 'Taken', value: takenAt === undefined ? 'The file does not say' : takenText(takenAt) },
  ...(size === undefined ? [] : [{ label: 'Size', value: sizeText(size) }]),
  ...(width === undefined || height === undefined
    ? []
    : [{ label: 'Pixels', value: `${String(width)} × ${String(height)}` }]),
  ...(contentType === undefined ? [] : [{ label: 'Type', value: contentType }]),
];

const Opened = ({ image }: { readonly image: Image }) => (
  <div className="detail">
    <div className="detail-picture">
      {image.fileUrl === undefined ? (
        <Box color="text-body-secondary">There is no picture to show.</Box>
      ) : (
        <img src={image.fileUrl} alt={altText(image)} />
      )}
    </div>
    <SpaceBetween size="l">
      <State image={image} />
      {image.fileUrl !== undefined && <TagEditor image={image} />}
      <KeyValuePairs columns={2} items={factsOf(image)} />
    </SpaceBetween>
  </div>
);

/** Steps to the images beside, and deletes this one. */
const Ways = ({
  before,
  after,
  onGo,
  onDelete,
}: {
  readonly before: Image | undefined;
  readonly after: Image | undefined;
  readonly onGo: (image: Image | undefined) => void;
  readonly onDelete: () => void;
}) => (
  <SpaceBetween size="xs" direction="horizontal">
    <Button
      iconName="angle-left"
      ariaLabel="Previous image"
      disabled={!before}
      onClick={() => {
        onGo(before);
      }}
    />
    <Button
      iconName="angle-right"
      ariaLabel="Next image"
      disabled={!after}
      onClick={() => {
        onGo(after);
      }}
    />
    <Button iconName="remove" onClick={onDelete}>
      Delete
    </Button>
  </SpaceBetween>
);

/** Closes what is open: back to the gallery that it was opened from, or to the gallery in place of a link. */
const useClosing = (): (() => void) => {
  const navigate = useNavigate({ from: '/images' });
  const router = useRouter();
  return () => {
    if (router.state.location.state.isFromGallery) router.history.back();
    else
      void navigate({
        search: (now) => gallerySearch({ ...now, image: undefined }),
        replace: true,
        resetScroll: false,
      });
  };
};

/** The images beside the one that is open, and how to get to them. */
const useBeside = (imageId: string, images: readonly Image[], onGo: (imageId: string) => void) => {
  const navigate = useNavigate({ from: '/images' });
  const at = images.findIndex(({ id }) => id === imageId);
  const [before, after] = at < 0 ? [] : [images[at - 1], images[at + 1]];
  const go = (image: Image | undefined): void => {
    if (!image) return;
    onGo(image.id);
    void navigate({
      search: (now) => gallerySearch({ ...now, image: image.id }),
      state: (now) => now,
      replace: true,
      resetScroll: false,
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft') go(before);
    if (event.key === 'ArrowRight') go(after);
  };
  return { known: images[at], before, after, go, onKeyDown };
};

/** Reads an image. One that is not there leaves every list. */
const useImage = (imageId: string, known: Image | undefined) => {
  const client = useQueryClient();
  const query = useQuery({ ...imageQuery(imageId), placeholderData: () => known });
  const isGone = query.error instanceof ApiError && query.error.status === 404;
  useEffect(() => {
    if (isGone) withoutImages(client, [imageId]);
  }, [isGone, client, imageId]);
  return { query, isGone, image: isGone ? undefined : query.data };
};

const Gone = ({ onClose }: { readonly onClose: () => void }) => (
  <div role="alert">
    <Nothing
      heading="The image is not there"
      action={
        <Button variant="primary" onClick={onClose}>
          Back to the gallery
        </Button>
      }
    >
      It may have been deleted, or it is not yours.
    </Nothing>
  </div>
);

/** The image that is open: the picture as it was uploaded, its tags, and what is known of it. */
export const Detail = ({
  imageId,
  images,
  selection,
}: {
  readonly imageId: string;
  readonly images: readonly Image[];
  readonly selection: Selection;
}) => {
  const { known, before, after, go, onKeyDown } = useBeside(imageId, images, selection.activate);
  const { query, isGone, image } = useImage(imageId, known);
  const { error } = query;
  const goBack = useClosing();
  const close = (): void => {
    selection.focus.current = true;
    goBack();
  };
  return (
    <div onKeyDown={onKeyDown}>
      <Modal
        visible
        size="max"
        header={image ? imageName(image) : 'Image'}
        closeAriaLabel="Close"
        onDismiss={close}
        footer={
          !isGone && (
            <Ways
              before={before}
              after={after}
              onGo={go}
              onDelete={() => {
                selection.remove([imageId]);
                close();
              }}
            />
          )
        }
      >
        {isGone && <Gone onClose={close} />}
        {error && !isGone && (
          <Failed error={error} onRetry={() => void query.refetch()} retrying={query.isFetching} />
        )}
        {query.isPending && <Loading what="the image" />}
        {image && <Opened key={imageId} image={image} />}
      </Modal>
    </div>
  );
};

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The page before is the gallery from which an image was opened. */
    readonly isFromGallery?: boolean;
  }
}
