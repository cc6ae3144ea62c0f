import { shownWith, snapshotsAround, videosAround } from '../clip/claims.ts';
import type { Clip } from '../clip/clip.ts';
import { bareName, clipId } from '../clip/object-keys.ts';
import type { Change } from '../counts/adding.ts';
import type { Found } from './inspecting.ts';
import type { ClipStore } from './store.ts';

/** The videos that a clip says something of: itself and those of its name, or those that a snapshot may show. */
const aboutClip = async (store: ClipStore, clip: Clip): Promise<readonly string[]> => {
  if (clip.type === 'video') return [clip.id, ...(await store.videosNamed(bareName(clip.video_name)))];
  const videos = await store.videosIn(clip.camera_name, videosAround(clip));
  return videos
    .filter((video) => {
      const { fromMs, toMs } = snapshotsAround(video);
      return clip.event_ts >= fromMs && clip.event_ts <= toMs;
    })
    .map(({ id }) => id);
};

/**
 * The videos of which it is to be decided again what they are shown with.
 * @param change what of it has changed, if anything
 */
export const videosAbout = async (
  store: ClipStore,
  found: Found,
  change: Change | undefined,
): Promise<readonly string[]> => {
  const { clip: now, filed } = found;
  const clips = [...(now ? [now] : []), ...(change?.before ? [change.before] : [])];
  const about = await Promise.all(clips.map((clip) => aboutClip(store, clip)));
  // Who has removed its clip may have been cut before this.
  if (filed?.kind === 'clip' && !now) about.push(await store.videosNamed(bareName(filed.fileName)));
  if (filed?.kind === 'small') about.push([clipId(filed.of)]);
  if (filed?.kind === 'thumbnail') about.push(await store.videosNamed(filed.name));
  return about.flat();
};

/**
 * Decides what a video is shown with, from all that other files say by now. Who writes a claim settles afterwards, and
 * so does who writes the video: whichever is the last has seen both.
 */
export const settle = (store: ClipStore, id: string): Promise<void> =>
  store.change(id, async (clip) => {
    if (clip.type !== 'video') return undefined;
    const { thumbnail_key, thumbnail_type, ...bare } = clip;
    const shown = shownWith(clip, await store.claimsOf(clip));
    const isSame =
      shown.object_key_small === clip.object_key_small &&
      shown.thumbnail_key === thumbnail_key &&
      shown.thumbnail_type === thumbnail_type;
    return isSame ? undefined : { ...bare, ...shown };
  });
