import Alert from '@cloudscape-design/components/alert';
import Modal from '@cloudscape-design/components/modal';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { type Draft, draftOf } from './draft.ts';
import { differencesOf, itemFrom } from './edit.ts';
import { ItemForm } from './ItemForm.tsx';
import { itemQuery } from './queries.ts';
import { namesOf, type TableKey } from './query.ts';
import type { ItemLink } from './search.ts';
import { useLeave } from './use-leave.tsx';
import { beginningOf, isItem, type Item, type Value } from './value.ts';

const Frame = ({
  heading,
  onLeave,
  children,
}: {
  readonly heading: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}) => (
  <Modal
    visible
    size="large"
    header={heading}
    closeAriaLabel="Close"
    onDismiss={({ detail }) => {
      // Beside the dialog, one clicks by mistake.
      if (detail.reason !== 'overlay') onLeave();
    }}
  >
    {children}
  </Modal>
);

interface OfTable {
  readonly table: string;
  readonly tableKey: TableKey | null;
  readonly onClose: () => void;
}

/** Whether an item has all that a draft changes: it was saved when the session ended, although no answer came. */
const isSaved = ({ before, rows }: Draft, item: Item, keys: readonly string[]): boolean => {
  const read = itemFrom(rows, keys);
  if (!before || !('item' in read)) return false;
  const changed = new Set(differencesOf(before, read.item));
  return !differencesOf(item, read.item).some((name) => changed.has(name));
};

/** An item that is there, read anew: the list may be older. */
const Existing = ({ itemKey, ...rest }: OfTable & { readonly itemKey: Item }) => {
  const place = JSON.stringify([rest.table, itemKey]);
  const [draft, setDraft] = useState(() => draftOf(place));
  const [isRereading, setRereading] = useState(false);
  const item = useQuery(itemQuery(rest.table, itemKey));
  const left = draft && item.data && !isSaved(draft, item.data, namesOf(rest.tableKey)) ? draft : undefined;
  const leave = useLeave(rest.onClose);
  return (
    <Frame heading="Edit the item" onLeave={leave.leave}>
      {item.isError ? (
        <Failed error={item.error} onRetry={() => void item.refetch()} retrying={item.isFetching} />
      ) : item.isPending || isRereading ? (
        <Loading what="the item" />
      ) : item.data === null ? (
        <Alert type="warning" header="The item is not there">
          It may have been deleted since the list was read.
        </Alert>
      ) : (
        <ItemForm
          {...rest}
          leave={leave}
          place={place}
          draft={left}
          before={left?.before ?? item.data}
          reread={() => {
            setDraft(undefined);
            setRereading(true);
            void item.refetch().finally(() => {
              setRereading(false);
            });
          }}
        />
      )}
      {leave.question}
    </Frame>
  );
};

/** What a new item begins with: its key, where it is known. */
const blank = (tableKey: TableKey | null): Item =>
  Object.fromEntries(
    (tableKey ?? [{ name: 'id', type: 'S' as const }]).flatMap((attribute) =>
      attribute
        ? [[attribute.name, { [attribute.type]: beginningOf(attribute.type) } as unknown as Value]]
        : [],
    ),
  );

const Fresh = (rest: OfTable) => {
  const place = JSON.stringify([rest.table, 'new']);
  const [draft] = useState(() => draftOf(place));
  const leave = useLeave(rest.onClose);
  return (
    <Frame heading="Create an item" onLeave={leave.leave}>
      <ItemForm {...rest} place={place} draft={draft} leave={leave} start={blank(rest.tableKey)} />
      {leave.question}
    </Frame>
  );
};

/** Whether a link names all parts of a table's key, and no more. */
const isKeyOf = (link: Item, tableKey: TableKey | null): boolean =>
  Object.keys(link).sort().join() === namesOf(tableKey).sort().join();

/** The item that a link names, in a dialog. */
export const ItemDialog = ({ link, ...rest }: OfTable & { readonly link: ItemLink }) => {
  if (link === 'new') return <Fresh {...rest} />;
  return isItem(link) && isKeyOf(link, rest.tableKey) ? (
    <Existing {...rest} itemKey={link} />
  ) : (
    <Frame heading="Edit the item" onLeave={rest.onClose}>
      <Alert type="warning" header="This link names no item">
        Choose an item from the list.
      </Alert>
    </Frame>
  );
};
