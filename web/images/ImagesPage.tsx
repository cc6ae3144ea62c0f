import ContentLayout from '@cloudscape-design/components/content-layout';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Detail } from './Detail.tsx';
import { DropFiles } from './uploads/DropFiles.tsx';
import { Empty } from './Empty.tsx';
import { Filters } from './Filters.tsx';
import { Gallery } from './Gallery.tsx';
import './images.css';
import { ImagesHeader } from './ImagesHeader.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import type { PageDialog } from './page-dialog.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { TagManyDialog } from './TagManyDialog.tsx';
import { TagsDialog } from './TagsDialog.tsx';
import type { Item } from './uploads/queue.ts';
import { UploadPanel } from './uploads/UploadPanel.tsx';
import { useUploads } from './uploads/uploads.ts';
import type { GallerySearch } from './search.ts';
import { useCome } from './use-come.ts';
import { type GalleryData, useGallery } from './use-gallery.ts';
import { movingIds, useMoving } from './use-moving.ts';
import { type Selection, useSelection } from './use-selection.ts';

/** What is below the images that are there: none at all, why they could not be read, or that more are on their way. */
const Below = ({
  search,
  gallery,
  items,
}: {
  readonly search: GallerySearch;
  readonly gallery: GalleryData;
  readonly items: readonly Item[];
}) => {
  const { isRead, isEmpty, isOpen, isReading, error } = gallery;
  const isUnsure = useCome(gallery, search, items);
  const hasMore = (!isRead || isOpen) && isReading;
  return (
    <>
      {isEmpty && !isUnsure && <Empty search={search} />}
      {error && <Failed error={error} onRetry={gallery.retry} retrying={isReading} />}
      {(hasMore || (isUnsure && !error)) && (
        <Loading what={isRead && isOpen ? 'more images' : 'your images'} />
      )}
    </>
  );
};

/** The gallery, or what stands in its place. */
const Shown = ({
  search,
  gallery,
  selection,
  items,
}: {
  readonly search: GallerySearch;
  readonly gallery: GalleryData;
  readonly selection: Selection;
  readonly items: readonly Item[];
}) => {
  const { images, isRead, isOpen, isReading, error } = gallery;
  return (
    <>
      {isRead && (images.length > 0 || isOpen) && (
        <Gallery
          images={images}
          isOpen={isOpen}
          isReading={isReading || error !== null}
          activeId={selection.activeId}
          selected={selection.selected}
          onActive={selection.activate}
          onMore={gallery.more}
          onAct={selection.act}
          onPick={selection.pick}
          onBroken={gallery.renew}
          focus={selection.focus}
        />
      )}
      <Below search={search} gallery={gallery} items={items} />
    </>
  );
};

/** The images of who is signed in: uploads, a filter, a gallery, and the image that is open. */
export const ImagesPage = () => {
  useTitle('Images');
  const search = useSearch({ from: '/images' });
  const gallery = useGallery(search);
  const { items } = useUploads();
  const [dialog, setDialog] = useState<PageDialog>();
  const selection = useSelection(gallery.images, setDialog);
  useMoving(movingIds(gallery.images, items), gallery.onTagged);
  const close = (): void => {
    selection.focus.current = true;
    setDialog(undefined);
  };
  return (
    <ContentLayout
      header={<ImagesHeader onRefresh={gallery.refresh} isReading={gallery.isReading} onDialog={setDialog} />}
    >
      <SpaceBetween size="l">
        <DropFiles />
        {items.length > 0 && <UploadPanel />}
        <Filters search={search} />
        <Shown search={search} gallery={gallery} selection={selection} items={items} />
        <SelectionBar selection={selection} onDialog={setDialog} />
        {search.image !== undefined && (
          <Detail imageId={search.image} images={gallery.images} selection={selection} />
        )}
        {dialog === 'keys' && <KeysDialog onClose={close} />}
        {dialog === 'tag' && <TagManyDialog imageIds={selection.meant} onClose={close} />}
        {dialog === 'tags' && <TagsDialog onClose={close} />}
      </SpaceBetween>
    </ContentLayout>
  );
};
