import Alert from '@cloudscape-design/components/alert';
import Modal from '@cloudscape-design/components/modal';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { ItemForm } from './ItemForm.tsx';
import { NEW } from './Items.tsx';
import { itemQuery } from './queries.ts';
import type { TableKey } from './query.ts';
import { beginningOf, isItem, type Item, type Value } from './value.ts';

const itemIn = (link: string): Item | undefined => {
  try {
    const key: unknown = JSON.parse(link);
    return isItem(key) ? key : undefined;
  } catch {
    return undefined;
  }
};

const Frame = ({
  heading,
  onClose,
  children,
}: {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => (
  <Modal visible size="large" header={heading} closeAriaLabel="Close" onDismiss={onClose}>
    {children}
  </Modal>
);

interface OfTable {
  readonly table: string;
  readonly tableKey: TableKey | null;
  readonly onClose: () => void;
}

/** An item that is there, read anew: the list may be older. */
const Existing = ({ itemKey, ...rest }: OfTable & { readonly itemKey: Item }) => {
  const item = useQuery(itemQuery(rest.table, itemKey));
  return (
    <Frame heading="Edit the item" onClose={rest.onClose}>
      {item.isError ? (
        <Failed error={item.error} onRetry={() => void item.refetch()} retrying={item.isFetching} />
      ) : item.isPending ? (
        <Loading what="the item" />
      ) : item.data === null ? (
        <Alert type="warning" header="The item is not there">
          It may have been deleted since the list was read.
        </Alert>
      ) : (
        <ItemForm {...rest} key={item.dataUpdatedAt} before={item.data} reread={() => void item.refetch()} />
      )}
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

/** The item that a link names, in a dialog. */
export const ItemDialog = ({ link, ...rest }: OfTable & { readonly link: string }) => {
  if (link === NEW)
    return (
      <Frame heading="Create an item" onClose={rest.onClose}>
        <ItemForm {...rest} start={blank(rest.tableKey)} />
      </Frame>
    );
  const itemKey = itemIn(link);
  return itemKey ? (
    <Existing {...rest} itemKey={itemKey} />
  ) : (
    <Frame heading="Edit the item" onClose={rest.onClose}>
      <Alert type="warning" header="This link names no item">
        Choose an item from the list.
      </Alert>
    </Frame>
  );
};
