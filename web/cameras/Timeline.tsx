import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { hasMouse } from '../format/pointer.ts';
import { countIn, drawingOf } from './lane.ts';
import { Lanes } from './Lanes.tsx';
import { drawnQuery, hoursQuery, MOST_DRAWN } from './queries.ts';
import { hoursOf, minutesOf, panned, zoomed } from './span.ts';
import type { View } from './use-view.ts';
import { clockText, offsetsIn, offsetText, type Span } from './zone.ts';

const FACTOR = 2;

/** Reads everything anew that cameras may have added to. */
const useRefresh = (): (() => void) => {
  const client = useQueryClient();
  return () => {
    for (const path of ['/clips', '/clips/timeline', '/clips/days', '/cameras/details', '/lastfive/{camera}'])
      void client.invalidateQueries({ queryKey: ['GET', path] });
  };
};

const Buttons = ({ view, onShortcuts }: { readonly view: View; readonly onShortcuts: () => void }) => {
  const { span, bounds, show } = view;
  const middle = (span.fromMs + span.toMs) / 2;
  const isFirst = span.fromMs === bounds.fromMs;
  const isLast = span.toMs === bounds.toMs;
  const to = (next: Span) => () => {
    show(next);
  };
  const buttons = [
    ['angle-left', 'Earlier', to(panned(span, -0.5, bounds)), isFirst],
    ['angle-right', 'Later', to(panned(span, 0.5, bounds)), isLast],
    ['zoom-in', 'Zoom in', to(zoomed(span, 1 / FACTOR, middle, bounds)), false],
    ['zoom-out', 'Zoom out', to(zoomed(span, FACTOR, middle, bounds)), isFirst && isLast],
    ['zoom-to-fit', 'Whole day', to(bounds), isFirst && isLast],
    ['refresh', 'Refresh', useRefresh(), false],
    ['keyboard', 'Keyboard shortcuts', onShortcuts, false],
  ] as const;
  return (
    <SpaceBetween size="xxs" direction="horizontal">
      {buttons.map(([iconName, ariaLabel, onClick, disabled]) => (
        <Button
          key={ariaLabel}
          variant="icon"
          iconName={iconName}
          ariaLabel={ariaLabel}
          disabled={disabled}
          onClick={onClick}
        />
      ))}
    </SpaceBetween>
  );
};

/** From when to when, and by which clocks. */
const Shown = ({ view: { span, bounds }, zone }: { readonly view: View; readonly zone: string }) => {
  const isWhole = span.fromMs === bounds.fromMs && span.toMs === bounds.toMs;
  const offsets = offsetsIn(span, zone).map((offset) => offsetText(offset));
  return (
    <Box variant="small" color="text-body-secondary">
      {isWhole ? 'The whole day' : `${clockText(span.fromMs, zone)} to ${clockText(span.toMs, zone)}`}, in{' '}
      {zone} ({offsets.join(', then ')})
    </Box>
  );
};

/** What is not as one might think: clips are counted, or there are more than are drawn. */
const Hint = ({ count, drawing, isAll }: { count: number; drawing: 'bars' | 'counts'; isAll: boolean }) => {
  if (drawing === 'counts')
    return <>{count.toLocaleString()} clips, counted by the hour. Zoom in to see each of them.</>;
  if (count === 0) return <>No clips at this time.</>;
  if (!isAll) return <>Only the latest clips are drawn. Zoom in to see all of them.</>;
  return (
    <>Press a clip to play it. Drag to move; zoom with {hasMouse() ? 'Ctrl and the wheel' : 'the buttons'}.</>
  );
};

/** What there is to draw: each clip, or the counts of hours. */
const useDrawn = ({ bounds, settled }: View, camera: string | undefined) => {
  const hours = useQuery(hoursQuery(hoursOf(bounds), camera));
  const count = countIn(hours.data ?? [], settled);
  const drawing = drawingOf(count, settled);
  const drawn = useQuery({
    // Whole hours, so that a movement within them reads nothing; unless they have more than is drawn.
    ...drawnQuery(count > MOST_DRAWN ? minutesOf(settled) : hoursOf(settled), camera),
    enabled: hours.isSuccess && drawing === 'bars',
    placeholderData: keepPreviousData,
  });
  return {
    drawing,
    count,
    clips: drawn.data?.clips,
    isAll: drawn.data?.isAll ?? true,
    isReading: hours.isPending || drawn.isFetching,
    isFailed: hours.isError || drawn.isError,
  };
};

/** The clips of all cameras on a line of time each. */
export const Timeline = ({
  title,
  camera,
  onShortcuts,
  ...lanes
}: Omit<Parameters<typeof Lanes>[0], 'drawing' | 'clips'> & {
  readonly title: string;
  /** Only this one; all of them without it. */
  readonly camera: string | undefined;
  readonly onShortcuts: () => void;
}) => {
  const { view, zone } = lanes;
  const { drawing, count, clips, isAll, isReading, isFailed } = useDrawn(view, camera);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== '?') return;
    event.preventDefault();
    onShortcuts();
  };
  return (
    <Container
      header={
        <Header variant="h2" actions={<Buttons view={view} onShortcuts={onShortcuts} />}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Shown view={view} zone={zone} />
        <div onKeyDown={onKeyDown}>
          <Lanes {...lanes} drawing={drawing} clips={clips} />
        </div>
        <Box variant="small" color="text-body-secondary">
          <span aria-live="polite">
            {isReading ? (
              'Reading clips…'
            ) : isFailed ? (
              'The clips could not be read.'
            ) : (
              <Hint count={count} drawing={drawing} isAll={isAll} />
            )}
          </span>
        </Box>
      </SpaceBetween>
    </Container>
  );
};
