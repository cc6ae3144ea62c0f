import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileDropzone from '@cloudscape-design/components/file-dropzone';
import FileInput from '@cloudscape-design/components/file-input';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWatch } from '../lists/use-watch.ts';
import { ENDINGS } from './limits.ts';
import { ALL_LISTS, newestLoads } from './queries.ts';
import { UploadRow } from './UploadRow.tsx';
import { uploads, useUploads } from './uploading.ts';

/** Looks for the loads of files that are sent, and reads the lists anew when there is one. */
const useTheirLoads = (): void => {
  const list = useUploads();
  const client = useQueryClient();
  const awaited = list.filter(({ state, loadId }) => state === 'sent' && loadId === undefined);
  const found = list.flatMap(({ loadId }) => loadId ?? []).join(' ');
  useWatch(awaited.length > 0 ? awaited.map(({ id }) => id).join(' ') : undefined, async () => {
    uploads.see(await newestLoads());
  });
  useEffect(() => {
    if (found !== '') void client.invalidateQueries({ queryKey: ALL_LISTS });
  }, [client, found]);
};

/** What is chosen goes into the list at once. */
const NONE: readonly File[] = [];

/** Where spreadsheets are dropped or chosen, and what becomes of each. */
export const Uploads = () => {
  const list = useUploads();
  useTheirLoads();
  const take = (files: readonly File[]): void => {
    uploads.add(files);
  };
  const isDone = list.some(({ state }) => state !== 'waiting' && state !== 'sending');
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A file of the same name replaces the earlier one, and what it said. Loading begins by itself."
          actions={isDone && <Button onClick={uploads.clear}>Clear the list</Button>}
        >
          Upload spreadsheets
        </Header>
      }
    >
      <FileDropzone
        onChange={({ detail }) => {
          take(detail.value);
        }}
      >
        <SpaceBetween size="xs" alignItems="center">
          <Box color="text-body-secondary">Drop Excel workbooks or CSV files here, or</Box>
          <FileInput
            value={NONE}
            multiple
            accept={ENDINGS.join(',')}
            onChange={({ detail }) => {
              take(detail.value);
            }}
          >
            Choose files
          </FileInput>
        </SpaceBetween>
      </FileDropzone>
      <div aria-live="polite">
        {list.length > 0 && (
          <Box margin={{ top: 'm' }}>
            <SpaceBetween size="s">
              {list.map((upload) => (
                <UploadRow key={upload.id} of={upload} />
              ))}
            </SpaceBetween>
          </Box>
        )}
      </div>
    </Container>
  );
};
