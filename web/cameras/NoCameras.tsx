import Container from '@cloudscape-design/components/container';
import { Nothing } from '../states/Nothing.tsx';

const WHERE = `patrolcams/<camera>/<YYYY-MM-DD>/Hour-<H>/record/<file>.mp4
patrolcams/<camera>/<YYYY-MM-DD>/Hour-<H>/snap/<file>.jpg`;

/** A stack to which no camera has sent anything. */
export const NoCameras = () => (
  <Container>
    <Nothing heading="No camera has sent anything">
      Clips and snapshots appear here once their files are in the clips bucket, under these names:
    </Nothing>
    <pre className="code" tabIndex={0} role="region" aria-label="The names of files">
      <code>{WHERE}</code>
    </pre>
  </Container>
);
