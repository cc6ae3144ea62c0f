import Pagination from '@cloudscape-design/components/pagination';
import type { Pages } from './use-pages.ts';

/** The ways to the other pages of a list. */
export const Pager = ({
  of: { number, known, isOpen, isTurning, goTo },
  what,
}: {
  readonly of: Pick<Pages<{ cursor?: string }>, 'number' | 'known' | 'isOpen' | 'isTurning' | 'goTo'>;
  /** What is on them: `Users`. */
  readonly what: string;
}) => (
  <Pagination
    currentPageIndex={number}
    pagesCount={Math.max(known, 1)}
    openEnd={isOpen}
    disabled={isTurning}
    ariaLabels={{ paginationLabel: `Pages of ${what}` }}
    onChange={({ detail }) => {
      goTo(detail.currentPageIndex);
    }}
  />
);
