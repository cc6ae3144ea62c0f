import Box from '@cloudscape-design/components/box';
import Alert from '@cloudscape-design/components/alert';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { ApiError } from 'trellis/client';
import { session } from '../session/browser.ts';
import { useClaims } from '../session/use-session.ts';
import { notify } from '../shell/notices.ts';
import { Failed } from '../states/Failed.tsx';
import { NoAnswer } from '../states/no-answer.ts';
import { Question } from '../states/Question.tsx';
import { AttributeRow } from './AttributeRow.tsx';
import { type Draft, dropDraft, keepDraft } from './draft.ts';
import { itemFrom, type Row, type RowFault, rowsOf } from './edit.ts';
import { useCreation, useDeletion, useUpdate } from './queries.ts';
import { namesOf, type TableKey } from './query.ts';
import type { Leave } from './use-leave.tsx';
import type { Item } from './value.ts';

interface ItemFormProps {
  readonly table: string;
  readonly tableKey: TableKey | null;
  /** The item as it was read; absent for a new one. */
  readonly before?: Item | undefined;
  /** What a new one begins with. */
  readonly start?: Item;
  readonly reread?: () => void;
  /** What was in this form when the session ended. */
  readonly draft: Draft | undefined;
  /** Identifies a draft of this form. */
  readonly place: string;
  readonly leave: Leave;
  readonly onClose: () => void;
}

/** Whether somebody else was faster: another item has the key, or the attributes are not what they were. */
const isConflict = (error: unknown): boolean => error instanceof ApiError && error.status === 409;

const DeleteQuestion = ({
  table,
  keys,
  item,
  onClose,
  onDeleted,
}: {
  readonly table: string;
  readonly keys: readonly string[];
  readonly item: Item;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}) => {
  const deletion = useDeletion(table, keys);
  return (
    <Question
      heading="Delete the item?"
      answer="Delete"
      sending={deletion.isPending}
      error={deletion.error}
      onAnswer={() => {
        deletion.mutate(item, {
          onSuccess: () => {
            notify({ type: 'success', content: 'The item was deleted.' });
            onDeleted();
          },
        });
      }}
      onClose={onClose}
    >
      <Box>All of its attributes go. This cannot be undone.</Box>
    </Question>
  );
};

const FormActions = ({
  isNew,
  isSending,
  onClose,
  onDelete,
}: {
  readonly isNew: boolean;
  readonly isSending: boolean;
  readonly onClose: () => void;
  readonly onDelete: () => void;
}) => (
  <Box float="right">
    <SpaceBetween size="xs" direction="horizontal">
      {!isNew && (
        <Button formAction="none" onClick={onDelete}>
          Delete
        </Button>
      )}
      <Button variant="link" formAction="none" onClick={onClose}>
        Cancel
      </Button>
      <Button variant="primary" formAction="submit" loading={isSending}>
        {isNew ? 'Create' : 'Save'}
      </Button>
    </SpaceBetween>
  </Box>
);

const isSameRows = (rows: readonly Row[], first: readonly Row[]): boolean =>
  rows.length === first.length &&
  rows.every(({ name, type, text }, at) => {
    const other = first[at];
    return name === other?.name && type === other.type && text === other.text;
  });

/** What the form holds, and what is wrong with it once it was sent. */
const useRows = (item: Item, keys: readonly string[], draft: Draft | undefined) => {
  const [first] = useState(() => rowsOf(item, keys));
  const [rows, setRows] = useState<readonly Row[]>(draft?.rows ?? first);
  const [faults, setFaults] = useState<ReadonlyMap<number, RowFault>>(new Map());
  return {
    rows,
    isChanged: !isSameRows(rows, first),
    /** Whether the reader has added a row. */
    isAdded: (id: number): boolean => id >= first.length,
    faults,
    setFaults,
    change: (row: Row): void => {
      setRows(rows.map((one) => (one.id === row.id ? row : one)));
    },
    remove: (id: number): void => {
      setRows(rows.filter((row) => row.id !== id));
    },
    add: (): void => {
      const id = Math.max(first.length - 1, ...rows.map((row) => row.id)) + 1;
      setRows([...rows, { id, name: '', type: 'S', text: '' }]);
    },
  };
};

/** Keeps what a form holds for its owner, should the session end by itself. */
const useDraft = (place: string, draft: Draft, isChanged: boolean): void => {
  const { sub } = useClaims();
  useEffect(() => {
    // What was kept is in the form by now.
    dropDraft(place);
  }, [place]);
  useEffect(() => {
    const unsubscribe = session.subscribe(() => {
      const state = session.state();
      if (isChanged && state.status === 'out' && state.ended) keepDraft(sub, place, draft);
    });
    return () => {
      unsubscribe();
    };
  });
};

/** Creates the item of a form, or writes what was changed of one. */
const useSaving = (
  { table, tableKey, before, onClose }: Pick<ItemFormProps, 'table' | 'tableKey' | 'before' | 'onClose'>,
  keys: readonly string[],
) => {
  const creation = useCreation(table, tableKey);
  const update = useUpdate(table, keys);
  const { error, isPending } = before ? update : creation;
  const save = (item: Item): void => {
    const onSuccess = (): void => {
      notify({ type: 'success', content: before ? 'The item was saved.' : 'The item was created.' });
      onClose();
    };
    if (before) update.mutate({ before, after: item }, { onSuccess });
    else creation.mutate(item, { onSuccess });
  };
  return { save, error, isPending };
};

/** Why nothing was saved, and what to do about it. It comes into sight: a form can be long. */
const NotSaved = ({
  error,
  isNew,
  reread,
}: {
  readonly error: Error;
  readonly isNew: boolean;
  readonly reread: (() => void) | undefined;
}) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'center' });
  }, [error]);
  const mayDiffer = isConflict(error) || error instanceof NoAnswer;
  return (
    <div ref={place}>
      <SpaceBetween size="s">
        {isConflict(error) ? (
          <Alert type="error" header="Nothing was written">
            {isNew
              ? 'There is an item with this key already.'
              : 'Somebody else has changed or deleted this item since you opened it.'}
          </Alert>
        ) : (
          <Failed error={error} />
        )}
        {mayDiffer && reread && (
          <Button formAction="none" onClick={reread}>
            Discard my changes and read the item again
          </Button>
        )}
      </SpaceBetween>
    </div>
  );
};

/** The rows of a form, and the button for one more. After a row has gone, the reader is at that button. */
const Rows = ({
  of: { rows, faults, isAdded, change, remove, add },
  keys,
  isNew,
}: {
  readonly of: ReturnType<typeof useRows>;
  readonly keys: readonly string[];
  readonly isNew: boolean;
}) => {
  const addButton = useRef<ButtonProps.Ref>(null);
  return (
    <>
      {rows.map((row) => (
        <AttributeRow
          key={row.id}
          row={row}
          fixed={!keys.includes(row.name) || isAdded(row.id) ? 'nothing' : isNew ? 'name' : 'all'}
          isNew={isAdded(row.id)}
          fault={faults.get(row.id)}
          onChange={change}
          onRemove={() => {
            remove(row.id);
            addButton.current?.focus();
          }}
        />
      ))}
      <Button ref={addButton} iconName="add-plus" formAction="none" onClick={add}>
        Add an attribute
      </Button>
    </>
  );
};

/** The attributes of an item, with their types, to read and to change. */
export const ItemForm = ({
  table,
  tableKey,
  before,
  start = {},
  reread,
  draft,
  place,
  leave,
  onClose,
}: ItemFormProps) => {
  const keys = namesOf(tableKey);
  const form = useRows(before ?? start, keys, draft);
  const [isDeleting, setDeleting] = useState(false);
  const { save, error, isPending } = useSaving({ table, tableKey, before, onClose }, keys);
  const { isChanged } = form;
  useDraft(place, { before, rows: form.rows }, isChanged);
  useEffect(() => {
    leave.hold(isPending ? 'sending' : isChanged ? 'changes' : 'nothing');
  }, [leave, isPending, isChanged]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const read = itemFrom(form.rows, keys);
    form.setFaults('faults' in read ? read.faults : new Map());
    if (!('item' in read) || isPending) return;
    if (before && !isChanged) onClose();
    else save(read.item);
  };
  return (
    <form onSubmit={submit}>
      <SpaceBetween size="m">
        {draft && (
          <Alert type="info">Your session ended before this was saved. Your changes are still here.</Alert>
        )}
        <Rows of={form} keys={keys} isNew={!before} />
        {error && <NotSaved error={error} isNew={!before} reread={reread} />}
        <FormActions
          isNew={!before}
          isSending={isPending}
          onClose={leave.leave}
          onDelete={() => {
            setDeleting(true);
          }}
        />
      </SpaceBetween>
      {isDeleting && before && (
        <DeleteQuestion
          table={table}
          keys={keys}
          item={before}
          onClose={() => {
            setDeleting(false);
          }}
          onDeleted={onClose}
        />
      )}
    </form>
  );
};
