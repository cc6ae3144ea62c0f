import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';

/** @param what is on its way: `your keys` */
export const Loading = ({ what }: { readonly what: string }) => (
  <Box padding="l" textAlign="center">
    <StatusIndicator type="loading">Loading {what}</StatusIndicator>
  </Box>
);
