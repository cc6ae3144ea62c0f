import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearch } from '@tanstack/react-router';
import { useTitle } from '../shell/use-title.ts';
import { LoadList } from './LoadList.tsx';
import { LoadView } from './LoadView.tsx';
import { Uploads } from './Uploads.tsx';

const All = () => {
  useTitle('Loads');
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="Spreadsheets of permits, and what became of them in the table.">
          Loads
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Uploads />
        <LoadList />
      </SpaceBetween>
    </ContentLayout>
  );
};

/** All loads, or the one that the link names. */
export const LoadsPage = () => {
  const { load } = useSearch({ from: '/loads' });
  return load === undefined ? <All /> : <LoadView key={load} loadId={load} />;
};
