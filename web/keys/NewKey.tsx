import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { momentText } from '../format/time.ts';
import type { Key } from './key.ts';
import type { IssuedKey } from './queries.ts';

/** Until when the old key works; one that is gone from the list has ended. */
const oldText = (old: Key | undefined): string => {
  if (old === undefined) return 'Has ended';
  return old.expiresAt === undefined ? 'Works' : `…${old.lastFour} works until ${momentText(old.expiresAt)}`;
};

/** The one time that the value of a key is shown. It lives as long as this dialog. */
export const NewKey = ({
  issued: { key, value },
  old,
  onClose,
}: {
  readonly issued: IssuedKey;
  readonly old: Key | undefined;
  readonly onClose: () => void;
}) => (
  <Modal
    visible
    header="Your new key"
    closeAriaLabel="Close"
    onDismiss={onClose}
    footer={
      <Box float="right">
        <Button variant="primary" onClick={onClose}>
          I have stored it
        </Button>
      </Box>
    }
  >
    <SpaceBetween size="m">
      <Alert type="warning">Store the value now. It is shown only once and cannot be looked up later.</Alert>
      <CopyToClipboard
        variant="inline"
        textToCopy={value}
        textToDisplay={value}
        copyButtonAriaLabel="Copy the key"
        copySuccessText="The key was copied"
        copyErrorText="The key could not be copied: select and copy it"
      />
      <KeyValuePairs
        columns={2}
        items={[
          { label: 'New key', value: `…${key.lastFour} works now` },
          { label: 'Old key', value: oldText(old) },
        ]}
      />
    </SpaceBetween>
  </Modal>
);
