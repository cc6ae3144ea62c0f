import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import { useNavigate } from '@tanstack/react-router';
import { Nothing } from '../states/Nothing.tsx';
import { hasMouse } from '../format/pointer.ts';
import { type GallerySearch, isFiltered } from './search.ts';
import { ChooseFiles } from './uploads/ChooseFiles.tsx';
import { LIMITS_TEXT } from './uploads/limits.ts';

/** A gallery without images: how to begin, or why a filter finds none. */
export const Empty = ({ search }: { readonly search: GallerySearch }) => {
  const navigate = useNavigate({ from: '/images' });
  if (isFiltered(search))
    return (
      <Nothing
        heading="No image fits"
        action={<Button onClick={() => void navigate({ search: {} })}>Show all images</Button>}
      >
        The filter leaves all of your images out.
      </Nothing>
    );
  return search.by === 'taken' ? (
    <Nothing
      heading="No image says when it was taken"
      action={<Button onClick={() => void navigate({ search: {} })}>Show by upload</Button>}
    >
      In this order are only images whose camera has written it into the file.
    </Nothing>
  ) : (
    <div className="drop-zone">
      <Nothing heading="You have no images yet" action={<ChooseFiles variant="normal" />}>
        {hasMouse() ? 'Drop pictures here, paste them, or choose files.' : 'Choose files to begin.'}
      </Nothing>
      <Box variant="small">{LIMITS_TEXT}</Box>
    </div>
  );
};
