import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Failed } from '../states/Failed.tsx';

/** A form with one purpose: its fields, what went wrong when it was sent, and the button that sends it. */
export const Entry = ({
  heading,
  description,
  submit,
  sending,
  error,
  onSubmit,
  children,
  links,
}: {
  readonly heading: string;
  readonly description?: ReactNode;
  /** The text of the button. */
  readonly submit: string;
  readonly sending: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly links?: ReactNode;
}) => (
  <form
    onSubmit={(event) => {
      event.preventDefault();
      if (!sending) onSubmit();
    }}
  >
    <Container
      header={
        <Header variant="h1" description={description}>
          {heading}
        </Header>
      }
      footer={links}
    >
      <Form
        actions={
          <Button variant="primary" loading={sending}>
            {submit}
          </Button>
        }
      >
        <SpaceBetween size="l">
          {error !== null && <Failed error={error} />}
          {children}
        </SpaceBetween>
      </Form>
    </Container>
  </form>
);
