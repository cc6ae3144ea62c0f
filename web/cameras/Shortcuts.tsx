import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Box from '@cloudscape-design/components/box';

type Rows = readonly (readonly [keys: readonly string[], what: string])[];

const LANES: Rows = [
  [['←', '→'], 'Move in time'],
  [['↑', '↓'], 'Go to another camera'],
  [['Enter'], 'Play the clip here, or zoom in on a count'],
  [['n', 'p'], 'Go to the next or previous clip'],
  [['+', '−'], 'Zoom in or out'],
  [['0'], 'Show the whole day'],
  [['Shift ←', 'Shift →'], 'Show an earlier or later time'],
];

const PLAYER: Rows = [
  [['Space', 'k'], 'Play or pause'],
  [['←', '→'], 'Go back or on by 5 seconds'],
  [['j', 'l'], 'Go back or on by 10 seconds'],
  [['n', 'p'], 'Play the next or previous clip of the camera'],
];

const BOTH: Rows = [[['?'], 'Show this list']];

const Keys = ({ heading, rows }: { readonly heading: string; readonly rows: Rows }) => (
  <section>
    <Box variant="h3">{heading}</Box>
    <dl className="shortcuts">
      {rows.map(([keys, what]) => (
        <div key={what}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** The keys that act on the timeline and in the player, and nowhere else. */
export const Shortcuts = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal visible header="Keyboard shortcuts" closeAriaLabel="Close" onDismiss={onClose}>
    <SpaceBetween size="m">
      <Keys heading="On the timeline" rows={LANES} />
      <Keys heading="In the player" rows={PLAYER} />
      <Keys heading="In both" rows={BOTH} />
    </SpaceBetween>
  </Modal>
);
