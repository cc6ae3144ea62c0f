import Pagination from '@cloudscape-design/components/pagination';
import type { Pages } from './use-pages.ts';

/** The pages of a list, to be walked; nothing where one page is all. */
export const PagesBar = ({
  pages: { number, known, isOpen, isReading, goTo },
}: {
  readonly pages: Pick<Pages<object>, 'number' | 'known' | 'isOpen' | 'isReading' | 'goTo'>;
}) =>
  known <= 1 && !isOpen ? null : (
    <Pagination
      currentPageIndex={number}
      pagesCount={Math.max(known, 1)}
      openEnd={isOpen}
      disabled={isReading}
      onChange={({ detail }) => {
        goTo(detail.currentPageIndex);
      }}
    />
  );
