import { DeleteDialog } from './DeleteDialog.tsx';
import { EnableDialog } from './EnableDialog.tsx';
import type { Key } from './key.ts';
import { RotateDialog } from './RotateDialog.tsx';
import type { KeySource } from './source.ts';

/** What is being done with a key. */
export interface KeyDialog {
  readonly kind: 'rotate' | 'disable' | 'enable' | 'delete';
  readonly key: Key;
}

export const KeyDialogs = ({
  dialog: { kind, key },
  source,
  keys,
  onClose,
}: {
  readonly dialog: KeyDialog;
  readonly source: KeySource;
  /** As they are now: the dialog may outlive a change. */
  readonly keys: readonly Key[];
  readonly onClose: () => void;
}) => {
  switch (kind) {
    case 'rotate':
      return <RotateDialog of={key} source={source} keys={keys} onClose={onClose} />;
    case 'delete':
      return <DeleteDialog of={key} source={source} onClose={onClose} />;
    case 'disable':
    case 'enable':
      return <EnableDialog of={key} source={source} enabled={kind === 'enable'} onClose={onClose} />;
  }
};
