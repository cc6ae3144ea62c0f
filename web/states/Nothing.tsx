import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';

/** A list without entries: what is not there, and how it comes to be there. */
export const Nothing = ({
  heading,
  children,
  action,
}: {
  readonly heading: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) => (
  <Box margin={{ vertical: 'xs' }} textAlign="center" color="inherit">
    <SpaceBetween size="s">
      <div>
        <Box variant="strong" color="inherit">
          {heading}
        </Box>
        <Box variant="p" color="inherit">
          {children}
        </Box>
      </div>
      {action}
    </SpaceBetween>
  </Box>
);
