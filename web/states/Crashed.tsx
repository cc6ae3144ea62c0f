import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';

/** What stands where a part of the page could not be drawn. What it was is in the browser's own log. */
export const Crashed = () => (
  <div role="alert">
    <Alert
      type="error"
      header="This page has a fault"
      action={
        <Button
          onClick={() => {
            location.reload();
          }}
        >
          Load it again
        </Button>
      }
    >
      Nothing that you have sent is lost. If it stays, tell an operator what you did.
    </Alert>
  </div>
);
