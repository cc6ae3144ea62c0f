import { Question } from '../states/Question.tsx';

/** Asks before a sign-out gives up files that have not come yet. */
const SignOutQuestion = ({
  files,
  onAnswer,
  onClose,
}: {
  /** How many. */
  readonly files: number;
  readonly onAnswer: () => void;
  readonly onClose: () => void;
}) => (
  <Question
    heading="Sign out during uploads"
    answer="Sign out"
    otherwise="Stay"
    sending={false}
    error={null}
    onAnswer={onAnswer}
    onClose={onClose}
  >
    <div>
      {files === 1
        ? '1 file is not uploaded yet. It is given up if you sign out now.'
        : `${String(files)} files are not uploaded yet. They are given up if you sign out now.`}
    </div>
  </Question>
);

export default SignOutQuestion;
