import Button from '@cloudscape-design/components/button';
import { Nothing } from '../states/Nothing.tsx';
import type { Pages } from './use-pages.ts';

/** A page without entries while there are more pages: the API ends a page when it has looked through enough. */
export const NothingHere = ({
  of: { number, goTo, isReading },
}: {
  readonly of: Pick<Pages<{ cursor?: string }>, 'number' | 'goTo' | 'isReading'>;
}) => (
  <Nothing
    heading="Nothing on this page"
    action={
      <Button
        loading={isReading}
        onClick={() => {
          goTo(number + 1);
        }}
      >
        Look further
      </Button>
    }
  >
    There may be more on the next one.
  </Nothing>
);
