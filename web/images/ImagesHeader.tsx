import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { hasMouse } from '../format/pointer.ts';
import type { PageDialog } from './page-dialog.ts';
import { ChooseFiles } from './uploads/ChooseFiles.tsx';

/** The name of the page, and what can be done on it. */
export const ImagesHeader = ({
  isReading,
  onRefresh,
  onDialog,
}: {
  readonly isReading: boolean;
  readonly onRefresh: () => void;
  readonly onDialog: (dialog: PageDialog) => void;
}) => {
  const show = (dialog: PageDialog) => () => {
    onDialog(dialog);
  };
  return (
    <Header
      variant="h1"
      description={`Your pictures, tagged by what is in them.${hasMouse() ? ' Drop files anywhere on this page.' : ''}`}
      actions={
        <SpaceBetween size="xs" direction="horizontal">
          <Button iconName="refresh" ariaLabel="Refresh" loading={isReading} onClick={onRefresh} />
          <Button onClick={show('keys')}>Shortcuts</Button>
          <Button onClick={show('tags')}>Manage tags</Button>
          <ChooseFiles variant="primary" />
        </SpaceBetween>
      }
    >
      Images
    </Header>
  );
};
