import Button from '@cloudscape-design/components/button';
import { useRef } from 'react';
import { IMAGE_TYPES } from './limits.ts';
import { uploads } from './uploads.ts';

/** A button that lets the browser ask for files. */
export const ChooseFiles = ({ variant }: { readonly variant: 'primary' | 'normal' }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant={variant}
        iconName="upload"
        onClick={() => {
          input.current?.click();
        }}
      >
        Upload
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={IMAGE_TYPES.join(',')}
        aria-label="Files to upload"
        onChange={({ target }) => {
          uploads.add([...(target.files ?? [])]);
          // The same files may be chosen again.
          target.value = '';
        }}
      />
    </>
  );
};
