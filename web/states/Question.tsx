import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef } from 'react';
import { Failed } from './Failed.tsx';

/** Fields that take typed text. */
const FIELD = 'input:not([type=checkbox], [type=radio]), textarea';

/** Moves the focus to the first text field of what the ref holds. */
const useFirstField = (isWanted: boolean) => {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // After the dialog, which puts the focus on the button that closes it.
    if (isWanted) queueMicrotask(() => content.current?.querySelector<HTMLElement>(FIELD)?.focus());
  }, [isWanted]);
  return content;
};

/** A dialog that asks before something is done, and shows it when it could not be done. */
export const Question = ({
  heading,
  answer,
  otherwise = 'Cancel',
  sending,
  error,
  canAnswer = true,
  bringsSecret = false,
  startsAtField = false,
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
  /** Whether its first text field has the focus: not where there is something to read before it. */
  readonly startsAtField?: boolean;
  readonly onAnswer: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const content = useFirstField(startsAtField);
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
