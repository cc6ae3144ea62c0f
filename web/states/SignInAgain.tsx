import Button from '@cloudscape-design/components/button';
import { session } from '../session/browser.ts';

/** The way on when the API accepts the session no longer: the sign-in appears at this address. */
export const SignInAgain = () => (
  <Button
    onClick={() => {
      session.end(true);
    }}
  >
    Sign in
  </Button>
);
