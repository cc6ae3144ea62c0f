import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { bytesText } from '../format/bytes.ts';
import { notify } from '../shell/notices.ts';
import { explain } from '../states/explain.ts';
import { Failed } from '../states/Failed.tsx';
import { Loading } from '../states/Loading.tsx';
import { Film } from './Film.tsx';
import { lengthText } from './lane.ts';
import type { Clip } from './clip.ts';
import { clipQuery, downloadOf, isGone, neighboursQuery } from './queries.ts';
import { dateAt, momentIn } from './zone.ts';

/** What the player asks of the page. */
interface PlayerEvents {
  readonly onOpen: (clip: Clip) => void;
  readonly onSecond: (second: number) => void;
  readonly onShortcuts: () => void;
}

interface Shown extends PlayerEvents {
  readonly clip: Clip;
  readonly zone: string;
  readonly startS: number;
  readonly plays: boolean;
  readonly continues: boolean;
  readonly onContinues: (continues: boolean) => void;
}

/** Lets the browser save a file: the address says that it is for saving. */
const save = (address: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
};

const Download = ({ clip }: { readonly clip: Clip }) => {
  const download = useMutation({
    mutationFn: () => downloadOf(clip.id),
    onSuccess: save,
    onError: (error) => {
      const { heading, advice } = explain(error);
      notify({ type: 'error', content: `The clip was not downloaded. ${heading}. ${advice}` });
    },
  });
  return (
    <Button
      iconName="download"
      loading={download.isPending}
      onClick={() => {
        download.mutate();
      }}
    >
      Download
    </Button>
  );
};

/** An address that leads others to this clip and second. */
const CopyLink = ({ clip, zone, second }: { readonly clip: Clip; readonly zone: string; second: number }) => {
  const router = useRouter();
  const { href } = router.buildLocation({
    to: '/cameras',
    search: { day: dateAt(clip.event_ts, zone), clip: clip.id, ...(second > 0 && { t: second }) },
  });
  return (
    <CopyToClipboard
      copyButtonText="Copy link"
      textToCopy={`${location.origin}${href}`}
      copySuccessText="The link was copied"
      copyErrorText="The link could not be copied"
    />
  );
};

const toggled = (video: HTMLVideoElement): void => {
  // A browser may want a press first.
  if (video.paused) video.play().catch(() => undefined);
  else video.pause();
};

/** What the keys of the player do to the film. */
const FILM_KEYS: Readonly<Record<string, (video: HTMLVideoElement) => void>> = {
  ' ': toggled,
  k: toggled,
  ArrowLeft: (video) => (video.currentTime -= 5),
  ArrowRight: (video) => (video.currentTime += 5),
  j: (video) => (video.currentTime -= 10),
  l: (video) => (video.currentTime += 10),
};

/** Whether a key belongs to what has the focus: the space key presses buttons. */
const isTheirs = ({ key, target }: KeyboardEvent): boolean =>
  key === ' ' && target instanceof HTMLElement && target.closest('button, input, a') !== null;

const useKeys = (video: RefObject<HTMLVideoElement | null>, others: Readonly<Record<string, () => void>>) => {
  return (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTheirs(event)) return;
    const [other, onFilm] = [others[event.key], FILM_KEYS[event.key]];
    if (other) other();
    else if (onFilm && video.current) onFilm(video.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
};

const detailOf = ({ duration_ms, video_size }: Clip): string =>
  [...(duration_ms === undefined ? [] : [lengthText(duration_ms)]), bytesText(video_size)].join(', ');

/** What one can do with the clip beside watching it. */
const Controls = ({
  clip,
  zone,
  second,
  beside,
  continues,
  onContinues,
  onOpen,
}: Pick<Shown, 'clip' | 'zone' | 'continues' | 'onContinues' | 'onOpen'> & {
  readonly second: number;
  /** Undefined until they are read. */
  readonly beside: { readonly previous: Clip | undefined; readonly next: Clip | undefined } | undefined;
}) => (
  <SpaceBetween size="xs" direction="horizontal" alignItems="center">
    <Button
      iconName="angle-left"
      disabled={!beside?.previous}
      onClick={() => {
        if (beside?.previous) onOpen(beside.previous);
      }}
    >
      Previous
    </Button>
    <Button
      iconName="angle-right"
      iconAlign="right"
      disabled={!beside?.next}
      onClick={() => {
        if (beside?.next) onOpen(beside.next);
      }}
    >
      Next
    </Button>
    <Download clip={clip} />
    <CopyLink clip={clip} zone={zone} second={second} />
    <Toggle
      checked={continues}
      onChange={({ detail }) => {
        onContinues(detail.checked);
      }}
    >
      Go on with the next clip
    </Toggle>
  </SpaceBetween>
);

const Playing = ({ clip, zone, startS, plays, onSecond, onShortcuts, ...controls }: Shown) => {
  const { continues, onOpen } = controls;
  const video = useRef<HTMLVideoElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [second, setSecond] = useState(Math.floor(startS));
  const again = useQuery(clipQuery(clip.id));
  const { data: beside } = useQuery(neighboursQuery(clip));
  const go = (other: Clip | undefined) => () => {
    if (other) onOpen(other);
  };
  const onKeyDown = useKeys(video, { n: go(beside?.next), p: go(beside?.previous), '?': onShortcuts });
  // Who has asked for a clip wants its keys; who came by a link has not.
  useEffect(() => {
    if (!plays) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [plays, clip.id]);
  return (
    <div
      ref={place}
      className="player"
      role="group"
      aria-label="Player"
      tabIndex={-1}
      onKeyDownCapture={onKeyDown}
    >
      <SpaceBetween size="s">
        {clip.type === 'image' ? (
          <img className="film" src={clip.uri} alt={`Snapshot of ${clip.camera_name}`} />
        ) : (
          <Film
            clip={clip}
            video={video}
            startS={startS}
            plays={plays}
            renew={() => again.refetch({ throwOnError: true })}
            onSecond={(now) => {
              setSecond(Math.floor(now));
            }}
            onRest={(now) => {
              onSecond(Math.floor(now));
            }}
            onEnd={continues ? go(beside?.next) : () => undefined}
          />
        )}
        <Controls clip={clip} zone={zone} second={second} beside={beside} {...controls} />
      </SpaceBetween>
    </div>
  );
};

const CHOOSE = (
  <Box textAlign="center" color="text-body-secondary" padding="xxl">
    Choose a clip on the timeline, or in the table.
  </Box>
);

const UNREAD = (
  <Box textAlign="center" color="text-body-secondary" padding="xxl">
    The clip could not be read.
  </Box>
);

/** The clip of the address. */
export const Player = ({
  clipId,
  ...shown
}: Omit<Shown, 'clip'> & {
  /** Undefined until one is chosen. */
  readonly clipId: string | undefined;
}) => {
  const read = useQuery({ ...clipQuery(clipId ?? ''), enabled: clipId !== undefined });
  const clip = read.data;
  if (clipId === undefined) return <Container fitHeight>{CHOOSE}</Container>;
  return (
    <Container
      fitHeight
      header={
        clip && (
          <Header variant="h2" description={`${momentIn(clip.event_ts, shown.zone)} · ${detailOf(clip)}`}>
            {clip.camera_name}
          </Header>
        )
      }
    >
      {clip ? (
        <Playing key={clip.id} clip={clip} {...shown} />
      ) : read.isError ? (
        // What may be read the next time is said at the top of the page.
        isGone(read.error) ? (
          <Failed error={read.error} />
        ) : (
          UNREAD
        )
      ) : (
        <Loading what="the clip" />
      )}
    </Container>
  );
};
