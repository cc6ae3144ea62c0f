import Box from '@cloudscape-design/components/box';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { momentText } from '../format/time.ts';
import type { Key } from './key.ts';

const LOOKS: Readonly<Record<Key['state'], StatusIndicatorProps.Type>> = {
  active: 'success',
  replaced: 'warning',
  disabled: 'stopped',
  expired: 'error',
  creating: 'in-progress',
  removing: 'in-progress',
};

/** What a key does now, in words. */
const stateText = ({ state, disabledBy }: Key): string => {
  switch (state) {
    case 'active':
      return 'Works';
    case 'replaced':
      return 'Replaced';
    case 'disabled':
      return disabledBy === 'admin' ? 'Disabled by an admin' : 'Disabled';
    case 'expired':
      return 'Expired';
    case 'creating':
      return 'Being created';
    case 'removing':
      return 'Being removed';
  }
};

export const KeyState = ({ of }: { readonly of: Key }) => (
  <>
    <StatusIndicator type={LOOKS[of.state]}>{stateText(of)}</StatusIndicator>
    {of.state === 'replaced' && of.expiresAt !== undefined && (
      <Box variant="small" display="block">
        Works until {momentText(of.expiresAt)}
      </Box>
    )}
  </>
);
