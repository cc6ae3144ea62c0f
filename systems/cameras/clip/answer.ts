import type { components } from '../../../core/contract/types.ts';
import { clockOf } from '../time/zone.ts';
import type { Clip } from './clip.ts';

type Schemas = components['schemas'];

/** How an object is served. */
interface Served {
  readonly contentType: string;
  readonly disposition: string;
  readonly cacheControl: string;
}

/** Signs a URL of an object, without a call to a service. */
export type SignUrl = (key: string, as: Served) => Promise<string>;

/** What an answer of clips needs. */
export interface AnswerPorts {
  readonly sign: SignUrl;
  /** The IANA zone of the cameras. */
  readonly zone: string;
}

const CACHE = 'private, max-age=900';
const SMALL_TYPE = 'video/mp4';

/** `Front Door` -> `front-door`; of a name in another script nothing is left. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** The ending of a file's name, as files of its type have it. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'video/quicktime': 'mov',
  'video/matroska': 'mkv',
  'video/vnd.avi': 'avi',
  'video/x-flv': 'flv',
  'video/mp2t': 'ts',
};

const endingOf = (contentType: string): string =>
  ENDINGS[contentType] ?? (contentType.split('/')[1] ?? '').replaceAll(/[^a-z0-9]/g, '');

/**
 * Under which name a browser saves a clip: `front-door_2026-11-27T14-03-02.mp4`, by the clock of the cameras.
 * @param suffix distinguishes the files of one clip
 */
const downloadName = (clip: Clip, zone: string, contentType: string, suffix = ''): string =>
  `${plain(clip.camera_name) || 'camera'}_${clockOf(clip.event_ts, zone)}${suffix}.${endingOf(contentType)}`;

/** A clip as the contract describes it. @param isDownload whether its URLs are for saving the file */
export const clipAnswer = async (
  { sign, zone }: AnswerPorts,
  clip: Clip,
  isDownload = false,
): Promise<Schemas['Clip']> => {
  const { etag: _etag, until: _until, version: _version, thumbnail_type, ...listed } = clip;
  const url = (key: string, contentType: string, suffix?: string): Promise<string> =>
    sign(key, {
      contentType,
      disposition: isDownload
        ? `attachment; filename="${downloadName(clip, zone, contentType, suffix)}"`
        : 'inline',
      cacheControl: CACHE,
    });
  const { object_key, object_key_small, content_type, thumbnail_key } = clip;
  const isSmall = object_key_small !== object_key;
  return {
    ...listed,
    uri: await url(object_key, content_type),
    uri_small_video: await (isSmall
      ? url(object_key_small, SMALL_TYPE, '_small')
      : url(object_key, content_type)),
    ...(thumbnail_key !== undefined &&
      thumbnail_type !== undefined && {
        thumbnail_uri: await url(thumbnail_key, thumbnail_type, '_thumbnail'),
      }),
  };
};
