import Box from '@cloudscape-design/components/box';
import { type ReactNode, useRef, useState } from 'react';
import { Question } from '../states/Question.tsx';

/** What a form holds that would be lost: nothing, changes, or a change that is being sent. */
export type Held = 'nothing' | 'changes' | 'sending';

/** The way out of a dialog with a form. */
export interface Leave {
  /** Tells what would be lost now. */
  readonly hold: (held: Held) => void;
  /** Closes the dialog, after asking where changes would be lost; not at all while a change is being sent. */
  readonly leave: () => void;
  /** The question, while it is asked. */
  readonly question: ReactNode;
}

export const useLeave = (onClose: () => void): Leave => {
  const held = useRef<Held>('nothing');
  const [isAsking, setAsking] = useState(false);
  return {
    hold: (next) => {
      held.current = next;
    },
    leave: () => {
      if (held.current === 'changes') setAsking(true);
      else if (held.current === 'nothing') onClose();
    },
    question: isAsking && (
      <Question
        heading="Discard your changes?"
        answer="Discard"
        sending={false}
        error={null}
        onAnswer={onClose}
        onClose={() => {
          setAsking(false);
        }}
      >
        <Box>What you have changed is not saved yet.</Box>
      </Question>
    ),
  };
};
