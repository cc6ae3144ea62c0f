import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button, { type ButtonProps } from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useRef } from 'react';

/** A secret that can be copied. @param what it is: `key` */
export const Secret = ({ value, what }: { readonly value: string; readonly what: string }) => (
  <CopyToClipboard
    variant="inline"
    textToCopy={value}
    textToDisplay={value}
    copyButtonAriaLabel={`Copy the ${what}`}
    copySuccessText={`The ${what} was copied`}
    copyErrorText={`The ${what} could not be copied: select and copy it`}
  />
);

/**
 * A dialog with what is shown this once, and is gone from the page when the dialog is closed. Only its button closes it:
 * Escape, the cross and a click beside it must not lose what cannot be shown again, and lead to the button.
 */
export const ShownOnce = ({
  heading,
  onClose,
  children,
}: {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const button = useRef<ButtonProps.Ref>(null);
  return (
    <Modal
      visible
      header={heading}
      closeAriaLabel="Close"
      onDismiss={() => {
        button.current?.focus();
      }}
      footer={
        <Box float="right">
          <Button ref={button} variant="primary" onClick={onClose}>
            I have stored it
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">
          Store the value now. It is shown only once and cannot be looked up later. The dialog stays until you
          press “I have stored it”.
        </Alert>
        {children}
      </SpaceBetween>
    </Modal>
  );
};
