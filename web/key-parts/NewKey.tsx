import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { momentText } from '../format/time.ts';
import type { Key } from './key.ts';
import { Secret, ShownOnce } from './ShownOnce.tsx';
import type { IssuedKey } from './source.ts';

/** Until when the old key works; one that is gone from the list has ended. */
const oldText = (old: Key | undefined): string => {
  if (old === undefined) return 'Has ended';
  return old.expiresAt === undefined ? 'Works' : `…${old.lastFour} works until ${momentText(old.expiresAt)}`;
};

/** The one time that the value of a key is shown. It lives as long as this dialog. */
export const NewKey = ({
  issued: { key, value },
  old,
  isOwn,
  onClose,
}: {
  readonly issued: IssuedKey;
  readonly old: Key | undefined;
  readonly isOwn: boolean;
  readonly onClose: () => void;
}) => (
  <ShownOnce heading={isOwn ? 'Your new key' : 'The new key'} onClose={onClose}>
    <Secret value={value} what="key" />
    <KeyValuePairs
      columns={2}
      items={[
        { label: 'New key', value: `…${key.lastFour} works now` },
        { label: 'Old key', value: oldText(old) },
      ]}
    />
  </ShownOnce>
);
