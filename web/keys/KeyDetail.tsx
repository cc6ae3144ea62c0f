import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Key, keyName } from '../key-parts/key.ts';
import { Usage } from '../key-parts/Usage.tsx';
import { MY_KEYS } from './queries.ts';
import { Snippets } from './Snippets.tsx';

/** What else there is to know about one key. */
export const KeyDetail = ({ of }: { readonly of: Key }) => (
  <SpaceBetween size="l">
    <Container header={<Header variant="h2">Usage of {keyName(of)}</Header>}>
      <Usage of={of} source={MY_KEYS} />
    </Container>
    <Container
      header={
        <Header variant="h2" description="KEY is the value of the key, in the environment of your program.">
          How it is used
        </Header>
      }
    >
      <Snippets scope={of.scope} />
    </Container>
  </SpaceBetween>
);
