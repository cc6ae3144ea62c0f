import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Key } from './key.ts';
import type { KeyDialog } from './KeyDialogs.tsx';

/** Whether a key can be disabled, or enabled again. */
const mayToggle = ({ state, disabledBy }: Key, isOwn: boolean): boolean =>
  state === 'active' || state === 'replaced' || (state === 'disabled' && !(isOwn && disabledBy === 'admin'));

/** What can be done with the selected key. */
export const KeyActions = ({
  isOwn,
  selected,
  isReading,
  onRefresh,
  onAct,
  extra,
}: {
  readonly isOwn: boolean;
  readonly selected: Key | undefined;
  readonly isReading: boolean;
  readonly onRefresh: () => void;
  readonly onAct: (dialog: KeyDialog) => void;
  /** Buttons for those who may do more. */
  readonly extra?: ReactNode;
}) => {
  const act = (kind: KeyDialog['kind']) => () => {
    if (selected) onAct({ kind, key: selected });
  };
  const isDisabled = selected?.state === 'disabled';
  return (
    <SpaceBetween size="xs" direction="horizontal">
      <Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={onRefresh} />
      <Button disabled={!selected} onClick={act('delete')}>
        Delete
      </Button>
      <Button
        disabled={!selected || !mayToggle(selected, isOwn)}
        onClick={act(isDisabled ? 'enable' : 'disable')}
      >
        {isDisabled ? 'Enable' : 'Disable'}
      </Button>
      <Button
        variant={extra === undefined ? 'primary' : 'normal'}
        disabled={selected?.state !== 'active'}
        onClick={act('rotate')}
      >
        Rotate
      </Button>
      {extra}
    </SpaceBetween>
  );
};
