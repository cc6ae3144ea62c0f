import Alert from '@cloudscape-design/components/alert';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTitle } from '../shell/use-title.ts';
import { SEARCH } from './contract.ts';
import { plainNumber } from './fields.ts';
import { searchOfView, type View, viewOf } from './link.ts';
import { PermitPanel } from './PermitPanel.tsx';
import { focusRow, Results } from './Results.tsx';
import { keyOf } from './PermitTable.tsx';
import type { Row } from './permit.ts';

/** What is looked at, which the address says, and the ways to look at something else. */
const useView = () => {
  const search = useSearch({ from: '/permits' });
  const navigate = useNavigate({ from: '/permits' });
  const { view, problems } = useMemo(() => viewOf(search, SEARCH), [search]);
  return {
    view,
    problems,
    show: (next: View, replace = false): void =>
      void navigate({ search: searchOfView(next), replace, resetScroll: false }),
  };
};

/** Building permits: a search that is a link, its pages, and one permit beside them. */
export const PermitsPage = () => {
  useTitle('Permits');
  const { view, problems, show } = useView();
  /** Which of the rows of the permit was chosen; a link says only the permit. */
  const [chosen, setChosen] = useState<string>();
  const select = (row: Row): void => {
    setChosen(keyOf(row));
    // Back closes the panel, however many permits were looked at in it.
    const permit = plainNumber(row.application_number ?? '');
    if (permit !== view.permit) show({ ...view, permit }, view.permit !== undefined);
  };
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="San Francisco building permits, from the city's spreadsheets. The address of this page is a link to what you see."
        >
          Permits
        </Header>
      }
    >
      <SpaceBetween size="l">
        {problems.length > 0 && (
          <div role="status">
            <Alert
              type="warning"
              header="Part of the link was left out"
              dismissible
              i18nStrings={{ dismissAriaLabel: 'Dismiss' }}
              onDismiss={() => {
                show(view, true);
              }}
            >
              {problems.join(' ')}
            </Alert>
          </div>
        )}
        <Results view={view} chosen={chosen} onView={show} onSelect={select} />
        {view.permit !== undefined && (
          <PermitPanel
            key={view.permit}
            number={view.permit}
            onClose={() => {
              focusRow();
              show({ ...view, permit: undefined });
            }}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  );
};
