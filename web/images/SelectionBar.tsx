import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PageDialog } from './page-dialog.ts';
import type { Selection } from './use-selection.ts';

/** What can be done with the selected images. It stays in sight, and moves nothing. */
export const SelectionBar = ({
  selection: { chosen, clear, remove },
  onDialog,
}: {
  readonly selection: Selection;
  readonly onDialog: (dialog: PageDialog) => void;
}) =>
  chosen.length === 0 ? null : (
    <div className="selection-bar">
      <SpaceBetween size="xs" direction="horizontal" alignItems="center">
        <div role="status">
          <Box fontWeight="bold">
            {chosen.length === 1 ? '1 image is selected' : `${String(chosen.length)} images are selected`}
          </Box>
        </div>
        <Button
          onClick={() => {
            onDialog('tag');
          }}
        >
          Correct tags
        </Button>
        <Button
          onClick={() => {
            remove(chosen.map(({ id }) => id));
          }}
        >
          Delete
        </Button>
        <Button variant="link" onClick={clear}>
          Clear
        </Button>
      </SpaceBetween>
    </div>
  );
