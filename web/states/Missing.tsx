import Box from '@cloudscape-design/components/box';
import { Link, useLocation } from '@tanstack/react-router';

/** An address without a page. */
export const Missing = () => {
  const { pathname } = useLocation();
  return (
    <Box textAlign="center" padding={{ vertical: 'xxxl', horizontal: 'l' }}>
      <Box variant="h1">There is no such page</Box>
      <Box variant="p" color="text-body-secondary" margin={{ bottom: 'l' }}>
        Nothing is at {pathname}. <Link to="/">Go to the first page</Link>
      </Box>
    </Box>
  );
};
