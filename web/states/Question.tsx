import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef } from 'react';
import { Failed } from './Failed.tsx';

/** What one types into. */
const FIELD = 'input:not([type=checkbox], [type=radio]), textarea';

/** A dialog that asks before something is done, and shows it when it could not be done. One types at once into its first field. */
export const Question = ({
  heading,
  answer,
  otherwise = 'Cancel',
  sending,
  error,
  canAnswer = true,
  bringsSecret = false,
  onAnswer,
  onClose: close,
  children,
}: {
  readonly heading: string;
  /** The text of the button that does it. */
  readonly answer: string;
  /** The text of the button that leaves all as it is. */
  readonly otherwise?: string;
  readonly sending: boolean;
  readonly error: unknown;
  readonly canAnswer?: boolean;
  /** Whether what comes back is shown once only: the dialog then stays until it is there. */
  readonly bringsSecret?: boolean;
  readonly onAnswer: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog, which puts the focus on the button that closes it.
    queueMicrotask(() => content.current?.querySelector<HTMLElement>(FIELD)?.focus());
  }, []);
  const stays = sending && bringsSecret;
  const onClose = (): void => {
    if (!stays) close();
  };
  return (
    <Modal
      visible
      header={heading}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween size="xs" direction="horizontal">
            <Button variant="link" disabled={stays} onClick={onClose}>
              {otherwise}
            </Button>
            <Button variant="primary" loading={sending} disabled={!canAnswer} onClick={onAnswer}>
              {answer}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <div ref={content}>
        <SpaceBetween size="m">
          {error !== null && <Failed error={error} />}
          {children}
        </SpaceBetween>
      </div>
    </Modal>
  );
};
