import Alert from '@cloudscape-design/components/alert';
import { type RefObject, useState } from 'react';
import { type Attempt, FIRST, nextAttempt } from './address.ts';
import type { Clip } from './clip.ts';

/** What a film asks of the page around it. */
export interface FilmProps {
  readonly clip: Clip;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** The second at which it begins. */
  readonly startS: number;
  /** Whether it plays by itself once it can. */
  readonly plays: boolean;
  /** Reads the clip again, for a new address. Rejects when that fails. */
  readonly renew: () => Promise<unknown>;
  readonly onSecond: (second: number) => void;
  /** It rests at a second: paused, or after a jump. */
  readonly onRest: (second: number) => void;
  readonly onEnd: () => void;
}

const NO_PICTURES = 'This browser cannot play the video. Download it, and open it with another program.';

/** Plays a film. When its address has expired, it goes on with a new one at the same second. */
export const Film = ({ clip, video, startS, plays, renew, onSecond, onRest, onEnd }: FilmProps) => {
  const [attempt, setAttempt] = useState<Attempt>(FIRST);
  const [isBroken, setBroken] = useState(false);
  // Where it goes on after it was loaded, and whether it plays then.
  const [resume, setResume] = useState({ second: startS, plays });
  const onError = (): void => {
    const element = video.current;
    const next = nextAttempt(attempt, Date.now());
    if (!element || !next) {
      setBroken(true);
      return;
    }
    const wasPlaying = element.currentTime > 0 ? !element.paused : resume.plays;
    setResume({ second: element.currentTime > 0 ? element.currentTime : resume.second, plays: wasPlaying });
    renew().then(
      () => {
        setAttempt(next);
      },
      () => {
        setBroken(true);
      },
    );
  };
  if (isBroken || clip.playable === false)
    return (
      <div role="alert">
        <Alert type="warning" header="The video cannot be played here">
          {NO_PICTURES}
        </Alert>
      </div>
    );
  return (
    <video
      // A renewed address may be the same text: the film is loaded anew all the same.
      key={attempt.renewals}
      ref={video}
      className="film"
      src={clip.uri}
      poster={clip.thumbnail_uri}
      controls
      playsInline
      preload="metadata"
      aria-label={`Video of ${clip.camera_name}`}
      onLoadedMetadata={({ currentTarget }) => {
        if (resume.second > 0) currentTarget.currentTime = Math.min(resume.second, currentTarget.duration);
        // A browser may want a press first.
        if (resume.plays) currentTarget.play().catch(() => undefined);
      }}
      onTimeUpdate={({ currentTarget }) => {
        onSecond(currentTarget.currentTime);
      }}
      onSeeked={({ currentTarget }) => {
        if (currentTarget.paused) onRest(currentTarget.currentTime);
      }}
      onPause={({ currentTarget }) => {
        if (!currentTarget.ended) onRest(currentTarget.currentTime);
      }}
      onEnded={onEnd}
      onError={onError}
    />
  );
};
