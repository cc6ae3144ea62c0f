import type { components, operations } from '../../../core/contract/types.ts';
import type { Cursors } from '../../../core/cursor.ts';
import { Failure, invalid } from '../../../core/errors.ts';
import { type AnswerPorts, clipAnswer } from '../clip/answer.ts';
import { type Clip, hasExpired } from '../clip/clip.ts';
import { msAt } from '../../../core/moment.ts';
import { type Asked, evaluatedKey, partAsked } from './last-five.ts';
import { type Span, spanOf } from './span.ts';
import { type TimelineReads, walk, type Wanted } from './walk.ts';

type Schemas = components['schemas'];
type ClipsQuery = NonNullable<operations['listClips']['parameters']['query']>;

export interface ListingPorts extends AnswerPorts {
  readonly reads: TimelineReads;
  readonly cursors: Cursors;
  readonly now: () => Date;
}

/** One that we have signed. */
const openedSpan = async (
  cursors: Cursors,
  binding: unknown,
  cursor: string | undefined,
): Promise<Span | undefined> =>
  cursor === undefined ? undefined : ((await cursors.open(binding, cursor)) as Span);

const answersOf = (ports: AnswerPorts, clips: readonly Clip[]): Promise<Schemas['Clip'][]> =>
  Promise.all(clips.map((clip) => clipAnswer(ports, clip)));

/** What the cameras' clients ask for. */
export interface LastFiveQuery extends Asked {
  readonly camera?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of videos as the cameras' clients have always read it. An undefined field of a query counts as absent.
 * @param operation the cursors of one are not those of another
 */
export const lastFive = async (
  ports: ListingPorts,
  sub: string,
  operation: string,
  { camera, limit, cursor, ...asked }: LastFiveQuery,
): Promise<Schemas['LastFive']> => {
  const { reads, cursors, zone } = ports;
  const now = ports.now();
  const binding = { operation, caller: sub, camera, ...asked };
  const { span, order } = partAsked(asked, zone, now);
  const wanted: Wanted = {
    type: 'video',
    ...(camera !== undefined && { cameras: [camera] }),
    span: (await openedSpan(cursors, binding, cursor)) ?? span,
    order,
    limit,
    now,
  };
  const walked = await walk(reads, wanted);
  const key = evaluatedKey(walked, order, zone);
  return {
    Items: await answersOf(ports, walked.clips),
    Count: walked.clips.length,
    ScannedCount: walked.scanned,
    ...(key && { LastEvaluatedKey: key }),
    ...(walked.rest && { cursor: await cursors.seal(binding, walked.rest) }),
  };
};

/**
 * The same of one camera.
 * @param isKnown whether there is, or ever was, a camera of a name
 * @throws Failure NotFound if the clip does not exist
 */
export const lastFiveOf = async (
  ports: ListingPorts & { readonly isKnown: (camera: string) => Promise<boolean> },
  sub: string,
  operation: string,
  query: LastFiveQuery & { readonly camera: string },
): Promise<Schemas['LastFive']> => {
  if (!(await ports.isKnown(query.camera))) throw new Failure('NotFound', 'No camera has this name');
  return lastFive(ports, sub, operation, query);
};

const spanAsked = ({ from, to }: ClipsQuery): Span => {
  const [fromMs, toMs] = [from, to].map((moment) => (moment === undefined ? undefined : msAt(moment)));
  if (fromMs !== undefined && toMs !== undefined && toMs < fromMs)
    throw invalid('query', 'to', 'must not be before from');
  return spanOf({ ...(fromMs !== undefined && { fromMs }), ...(toMs !== undefined && { toMs }) });
};

/** A page of clips, newest first; there is more as long as there is a cursor. */
export const listClips = async (
  ports: ListingPorts,
  sub: string,
  query: ClipsQuery = {},
): Promise<Schemas['ClipPage']> => {
  const { camera, type = 'video', limit = 20, cursor, from, to } = query;
  const { reads, cursors } = ports;
  const span = spanAsked(query);
  const binding = { operation: 'listClips', caller: sub, camera, type, from, to };
  const { clips, rest } = await walk(reads, {
    type,
    ...(camera && { cameras: camera }),
    span: (await openedSpan(cursors, binding, cursor)) ?? span,
    order: 'newest',
    limit,
    now: ports.now(),
  });
  return {
    clips: await answersOf(ports, clips),
    ...(rest && { cursor: await cursors.seal(binding, rest) }),
  };
};

/**
 * One clip.
 * @param clipAt finds a clip by its id, expired or not
 * @throws Failure NotFound
 */
export const getClip = async (
  ports: AnswerPorts & {
    readonly clip: (id: string) => Promise<Clip | undefined>;
    readonly now: () => Date;
  },
  id: string,
  isDownload: boolean,
): Promise<Schemas['Clip']> => {
  const clip = await ports.clip(id);
  if (!clip || hasExpired(clip, ports.now())) throw new Failure('NotFound', 'No clip has this id');
  return clipAnswer(ports, clip, isDownload);
};
