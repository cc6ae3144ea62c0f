import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { notify } from '../shell/notices.ts';
import { explain } from '../states/explain.ts';
import { SEARCH } from './contract.ts';
import { curlOf } from './curl.ts';
import { COLUMNS, type View } from './link.ts';
import { type Format, type PageFile, queryOf, readFile } from './queries.ts';

const NAMES: Readonly<Record<string, string>> = {
  csv: 'CSV, for spreadsheets',
  geojson: 'GeoJSON, for maps',
  json: 'JSON',
  ndjson: 'NDJSON, a row a line',
};

/** The search, with the columns where a reader has chosen them. */
const requestOf = (view: View) => ({
  ...queryOf(view),
  ...(view.columns.join() !== COLUMNS.join() && { fields: view.columns.join() }),
});

/** Gives a file to the browser, as a click on a link to it does. */
const save = ({ content, name }: PageFile): void => {
  const href = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  URL.revokeObjectURL(href);
};

/** What can be done with the page that is looked at. */
export const Actions = ({
  view,
  cursor,
  canSave,
  isReading,
  onRefresh,
}: {
  readonly view: View;
  /** Of the page that is looked at; undefined for the first. */
  readonly cursor: string | undefined;
  readonly canSave: boolean;
  readonly isReading: boolean;
  readonly onRefresh: () => void;
}) => {
  const saving = useMutation({
    mutationFn: (format: Format) => readFile(requestOf(view), cursor, format),
    onSuccess: save,
    onError: (error) => {
      const { heading, advice } = explain(error);
      notify({ type: 'error', content: `The page could not be downloaded. ${heading}: ${advice}` });
    },
  });
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={onRefresh} />
      <CopyToClipboard
        textToCopy={curlOf(location.origin, requestOf(view))}
        copyButtonText="Copy as curl"
        copySuccessText="The request was copied; KEY is your API key"
        copyErrorText="The request could not be copied"
      />
      <ButtonDropdown
        items={SEARCH.formats.map((id) => ({ id, text: NAMES[id] ?? id }))}
        loading={saving.isPending}
        disabled={!canSave}
        onItemClick={({ detail }) => {
          saving.mutate(detail.id as Format);
        }}
      >
        Download this page
      </ButtonDropdown>
    </SpaceBetween>
  );
};
