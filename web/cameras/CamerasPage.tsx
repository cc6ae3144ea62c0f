import ContentLayout from '@cloudscape-design/components/content-layout';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { dayText } from '../format/time.ts';
import { useClaims } from '../session/use-session.ts';
import { useTitle } from '../shell/use-title.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { CameraChoice } from './CameraChoice.tsx';
import { Calendar } from './Calendar.tsx';
import { monthOf } from './calendar.ts';
import './cameras.css';
import { ClipTable } from './ClipTable.tsx';
import { NoCameras } from './NoCameras.tsx';
import { Player } from './Player.tsx';
import type { Camera, Clip } from './clip.ts';
import { camerasQuery, clipQuery } from './queries.ts';
import { readable } from './zone.ts';
import type { CamerasSearch } from './search.ts';
import { Shortcuts } from './Shortcuts.tsx';
import { SkippedFiles } from './SkippedFiles.tsx';
import { Timeline } from './Timeline.tsx';
import { Unread } from './Unread.tsx';
import { useView } from './use-view.ts';
import { dateAt } from './zone.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The clip of the address was asked for on the page, and plays by itself. */
    readonly plays?: boolean;
  }
}

/** The day of a link: its own, that of its part, that of its clip, or the latest day with clips. */
const dayOf = (
  { day, from }: CamerasSearch,
  clip: Clip | undefined,
  cameras: readonly Camera[],
  zone: string,
): string => {
  if (day !== undefined) return day;
  const latest = Math.max(
    ...cameras.map(({ lastSeen }) => (lastSeen === undefined ? 0 : Date.parse(lastSeen))),
  );
  const linked = from === undefined ? clip?.event_ts : Date.parse(from);
  return dateAt(linked ?? (latest > 0 ? latest : Date.now()), zone);
};

/** Opens clips, and keeps the second of the one that plays in the address. */
const usePlaying = (day: string, zone: string) => {
  const navigate = useNavigate({ from: '/cameras' });
  return {
    onOpen: ({ id, event_ts }: Clip) => {
      const itsDay = dateAt(event_ts, zone);
      void navigate({
        // A clip of another day shows that day.
        search: ({ t: _t, month: _month, from, to, ...search }) => ({
          ...search,
          ...(itsDay === day && from !== undefined && to !== undefined && { from, to }),
          day: itsDay,
          clip: id,
        }),
        state: { plays: true },
        resetScroll: false,
      });
    },
    onSecond: (second: number) => {
      void navigate({
        search: ({ t: _t, ...search }) => ({ ...search, ...(second > 0 && { t: second }) }),
        state: (state) => state,
        replace: true,
        resetScroll: false,
      });
    },
  };
};

const Cameras = ({ zone, cameras }: { readonly zone: string; readonly cameras: readonly Camera[] }) => {
  const search = useSearch({ from: '/cameras' });
  const plays = useLocation({ select: ({ state }) => state.plays === true });
  const { data: clip } = useQuery({ ...clipQuery(search.clip ?? ''), enabled: search.clip !== undefined });
  const day = dayOf(search, clip, cameras, zone);
  const view = useView(day, zone);
  const playing = usePlaying(day, zone);
  const names = useMemo(() => cameras.map(({ name }) => name), [cameras]);
  const [continues, setContinues] = useState(false);
  const [isListing, setListing] = useState(false);
  const onShortcuts = (): void => {
    setListing(true);
  };
  return (
    <SpaceBetween size="l">
      {names.length > 1 && <CameraChoice names={names} chosen={search.camera} />}
      <Grid gridDefinition={[{ colspan: { default: 12, xs: 5 } }, { colspan: { default: 12, xs: 7 } }]}>
        <Calendar month={search.month ?? monthOf(day)} day={day} camera={search.camera} />
        <Player
          clipId={search.clip}
          zone={zone}
          startS={search.t ?? 0}
          plays={plays}
          continues={continues}
          onContinues={setContinues}
          onShortcuts={onShortcuts}
          {...playing}
        />
      </Grid>
      <Timeline
        title={dayText(day)}
        cameras={search.camera === undefined ? names : [search.camera]}
        camera={search.camera}
        view={view}
        zone={zone}
        playing={search.clip}
        onOpen={playing.onOpen}
        onShortcuts={onShortcuts}
      />
      <ClipTable view={view} camera={search.camera} zone={zone} playing={search.clip} />
      {isListing && (
        <Shortcuts
          onClose={() => {
            setListing(false);
          }}
        />
      )}
    </SpaceBetween>
  );
};

/** What there is, once it is read. */
const All = () => {
  const { data, isError, error, isFetching, refetch } = useQuery(camerasQuery);
  const { groups } = useClaims();
  if (isError && !data) return <Failed error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <Loading what="the cameras" />;
  const zone = readable(data.zone);
  return (
    <>
      <Unread />
      {data.cameras.length === 0 ? <NoCameras /> : <Cameras zone={zone} cameras={data.cameras} />}
      {groups.includes('admins') && <SkippedFiles zone={zone} />}
    </>
  );
};

/** What the cameras have recorded: by day, on a line of time for each camera, and in a table. */
export const CamerasPage = () => {
  useTitle('Cameras');
  return (
    <ContentLayout
      header={
        <Header variant="h1" description="What the cameras have recorded, until it expires.">
          Cameras
        </Header>
      }
    >
      <SpaceBetween size="l">
        <All />
      </SpaceBetween>
    </ContentLayout>
  );
};
