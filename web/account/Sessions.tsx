import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSignOut } from '../session/use-sign-out.ts';

export const Sessions = () => {
  const { here, everywhere } = useSignOut();
  return (
    <Container header={<Header variant="h2">Sessions</Header>}>
      <SpaceBetween size="m">
        <Box>
          Your session lasts up to 30 days in this browser. Sign out everywhere if somebody else may be using
          your account. API keys keep working.
        </Box>
        <SpaceBetween size="xs" direction="horizontal">
          <Button
            loading={here.isPending}
            onClick={() => {
              here.mutate();
            }}
          >
            Sign out
          </Button>
          <Button
            loading={everywhere.isPending}
            onClick={() => {
              everywhere.mutate();
            }}
          >
            Sign out everywhere
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
};
