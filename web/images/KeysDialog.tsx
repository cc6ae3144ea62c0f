import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import { Fragment } from 'react';
import { KEYS } from './grid-keys.ts';

/** What the keys do in the gallery. */
export const KeysDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal
    visible
    header="Keyboard shortcuts in the gallery"
    closeAriaLabel="Close"
    onDismiss={onClose}
    footer={
      <Box float="right">
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      </Box>
    }
  >
    <dl className="key-list">
      {KEYS.map(([keys, does]) => (
        <Fragment key={keys}>
          <dt>{keys}</dt>
          <dd>{does}</dd>
        </Fragment>
      ))}
    </dl>
  </Modal>
);
