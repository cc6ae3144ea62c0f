import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { Failed } from '../states/Failed.tsx';
import { countIn, drawingOf } from './lane.ts';
import { Lanes } from './Lanes.tsx';
import { type Clip, drawnQuery, hoursQuery } from './queries.ts';
import { hoursOf, panned, zoomed } from './span.ts';
import type { View } from './use-view.ts';
import { clockText, offsetsIn, offsetText } from './zone.ts';

const FACTOR = 2;

const Buttons = ({ view, onShortcuts }: { readonly view: View; readonly onShortcuts: () => void }) => {
  const { span, bounds, show } = view;
  const client = useQueryClient();
  const middle = (span.fromMs + span.toMs) / 2;
  const isWhole = span.fromMs === bounds.fromMs && span.toMs === bounds.toMs;
  return (
    <SpaceBetween size="xxs" direction="horizontal">
      <Button
        variant="icon"
        iconName="angle-left"
        ariaLabel="Earlier"
        disabled={span.fromMs === bounds.fromMs}
        onClick={() => {
          show(panned(span, -0.5, bounds));
        }}
      />
      <Button
        variant="icon"
        iconName="angle-right"
        ariaLabel="Later"
        disabled={span.toMs === bounds.toMs}
        onClick={() => {
          show(panned(span, 0.5, bounds));
        }}
      />
      <Button
        variant="icon"
        iconName="zoom-in"
        ariaLabel="Zoom in"
        onClick={() => {
          show(zoomed(span, 1 / FACTOR, middle, bounds));
        }}
      />
      <Button
        variant="icon"
        iconName="zoom-out"
        ariaLabel="Zoom out"
        disabled={isWhole}
        onClick={() => {
          show(zoomed(span, FACTOR, middle, bounds));
        }}
      />
      <Button
        variant="icon"
        iconName="zoom-to-fit"
        ariaLabel="Whole day"
        disabled={isWhole}
        onClick={() => {
          show(bounds);
        }}
      />
      <Button
        variant="icon"
        iconName="refresh"
        ariaLabel="Refresh"
        onClick={() => {
          void client.invalidateQueries({ queryKey: ['GET', '/clips'] });
          void client.invalidateQueries({ queryKey: ['GET', '/clips/timeline'] });
          void client.invalidateQueries({ queryKey: ['GET', '/clips/days'] });
          void client.invalidateQueries({ queryKey: ['GET', '/cameras/details'] });
        }}
      />
      <Button variant="icon" iconName="keyboard" ariaLabel="Keyboard shortcuts" onClick={onShortcuts} />
    </SpaceBetween>
  );
};

/** From when to when, and by which clocks. */
const Shown = ({ view: { span, bounds }, zone }: { readonly view: View; readonly zone: string }) => {
  const isWhole = span.fromMs === bounds.fromMs && span.toMs === bounds.toMs;
  const offsets = offsetsIn(span, zone).map((offset) => offsetText(offset));
  return (
    <Box variant="small" color="text-body-secondary">
      {isWhole ? 'The whole day' : `${clockText(span.fromMs, zone)} to ${clockText(span.toMs, zone)}`}, by the
      clocks of the cameras ({offsets.join(', then ')})
    </Box>
  );
};

/** What is not as one might think: clips are counted, or there are more than are drawn. */
const Hint = ({ count, drawing, isAll }: { count: number; drawing: 'bars' | 'counts'; isAll: boolean }) => {
  if (drawing === 'counts')
    return <>{String(count)} clips, counted by the hour. Zoom in to see each of them.</>;
  if (!isAll) return <>Only the latest clips are drawn. Zoom in to see all of them.</>;
  return <>Press a clip to play it. Drag to move; zoom with Ctrl and the wheel.</>;
};

/** The clips of all cameras on a line of time each. */
export const Timeline = ({
  title,
  cameras,
  view,
  zone,
  playing,
  onOpen,
  onShortcuts,
}: {
  readonly title: string;
  readonly cameras: readonly string[];
  readonly view: View;
  readonly zone: string;
  readonly playing: string | undefined;
  readonly onOpen: (clip: Clip) => void;
  readonly onShortcuts: () => void;
}) => {
  const hours = useQuery(hoursQuery(hoursOf(view.bounds)));
  const count = countIn(hours.data ?? [], view.settled);
  const drawing = drawingOf(count, view.settled);
  const drawn = useQuery({
    ...drawnQuery(hoursOf(view.settled)),
    enabled: hours.isSuccess && drawing === 'bars',
    placeholderData: keepPreviousData,
  });
  const failed = [hours, drawn].find(({ isError }) => isError);
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
        {failed && (
          <Failed error={failed.error} onRetry={() => void failed.refetch()} retrying={failed.isFetching} />
        )}
        <div onKeyDown={onKeyDown}>
          <Lanes
            cameras={cameras}
            view={view}
            zone={zone}
            drawing={drawing}
            clips={drawn.data?.clips}
            playing={playing}
            onOpen={onOpen}
          />
        </div>
        <Box variant="small" color="text-body-secondary">
          <span aria-live="polite">
            {hours.isPending || drawn.isFetching ? (
              'Reading clips…'
            ) : (
              <Hint count={count} drawing={drawing} isAll={drawn.data?.isAll ?? true} />
            )}
          </span>
        </Box>
      </SpaceBetween>
    </Container>
  );
};
