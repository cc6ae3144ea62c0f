import Header from '@cloudscape-design/components/header';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { bytesText } from '../format/bytes.ts';
import { Pager } from '../lists/Pager.tsx';
import { usePages } from '../lists/use-pages.ts';
import { Nothing } from '../states/Nothing.tsx';
import { lengthText } from './lane.ts';
import type { Clip } from './clip.ts';
import { readClips, type Wanted } from './queries.ts';
import type { View } from './use-view.ts';
import { clockText } from './zone.ts';

const columnsOf = (zone: string): TableProps.ColumnDefinition<Clip>[] => [
  {
    id: 'time',
    header: 'Time',
    isRowHeader: true,
    minWidth: 120,
    cell: ({ id, event_ts, camera_name }) => (
      <Link
        to="/cameras"
        search={({ t: _t, ...search }) => ({ ...search, clip: id })}
        state={{ plays: true }}
        resetScroll={false}
        aria-label={`Play ${camera_name} at ${clockText(event_ts, zone)}`}
      >
        {clockText(event_ts, zone)}
      </Link>
    ),
  },
  { id: 'camera', header: 'Camera', minWidth: 120, cell: ({ camera_name }) => camera_name },
  {
    id: 'length',
    header: 'Length',
    minWidth: 90,
    cell: ({ duration_ms }) => (duration_ms === undefined ? 'Not known' : lengthText(duration_ms)),
  },
  { id: 'size', header: 'Size', minWidth: 90, cell: ({ video_size }) => bytesText(video_size) },
];

const LIMIT = 20;

/** The clips of the time that is shown, newest first: the same as on the lines, in rows. */
export const ClipTable = ({
  view: { settled },
  camera,
  zone,
  playing,
}: {
  readonly view: View;
  /** Only this one; all of them without it. */
  readonly camera: string | undefined;
  readonly zone: string;
  readonly playing: string | undefined;
}) => {
  const wanted: Wanted = { ...settled, camera, limit: LIMIT };
  const pages = usePages(['GET', '/clips', wanted], (cursor, signal) => readClips(wanted, cursor, signal));
  const columns = useMemo(() => columnsOf(zone), [zone]);
  const clips = pages.page?.clips;
  return (
    <Table
      items={clips ?? []}
      trackBy="id"
      columnDefinitions={columns}
      contentDensity="compact"
      loading={clips === undefined && !pages.error}
      loadingText="Loading the clips"
      selectedItems={clips?.filter(({ id }) => id === playing) ?? []}
      ariaLabels={{ tableLabel: 'Clips' }}
      header={
        <Header variant="h2" description="What the timeline shows, newest first.">
          Clips
        </Header>
      }
      pagination={<Pager of={pages} what="Clips" />}
      empty={
        clips === undefined ? (
          'The clips could not be read.'
        ) : (
          <Nothing heading="No clips at this time">
            Choose another day in the calendar, or show the whole day.
          </Nothing>
        )
      }
    />
  );
};
