import SplitPanel from '@cloudscape-design/components/split-panel';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { showPanel } from './panel.ts';

/**
 * A panel beside the page, or below it on narrow screens. An area renders it where it likes: the frame has the place.
 * Its package comes with the area that uses it.
 */
export const Panel = ({
  heading,
  onClose,
  children,
}: {
  readonly heading: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const close = useEffectEvent(onClose);
  useEffect(
    () =>
      showPanel({
        node: (
          <SplitPanel header={heading} closeBehavior="hide" hidePreferencesButton>
            <div ref={setPlace} />
          </SplitPanel>
        ),
        close,
      }),
    [heading],
  );
  return place && createPortal(children, place);
};
