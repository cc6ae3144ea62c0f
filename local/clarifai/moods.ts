import { json } from '../../core/json.ts';

/** How the stand-in answers, for tests of what has to survive a bad provider. */
export const MOODS = ['ok', '429', '500', 'slow', 'junk'] as const;
export type Mood = (typeof MOODS)[number];

/** What a test has asked for. */
export interface Control {
  readonly answer: Mood;
  /** How many requests are answered so; after them all is well again. */
  readonly times: number;
}

/** Well, for good. */
export const WELL: Control = { answer: 'ok', times: Infinity };

/**
 * Reads `{ "answer": "429", "times": 10 }`; without `times`, until it gets another.
 * @returns undefined when it is none
 */
export const controlIn = (body: string): Control | undefined => {
  let source: unknown;
  try {
    source = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { answer, times = Infinity } = json(source);
  const mood = MOODS.find((one) => one === answer);
  return mood && typeof times === 'number' && times >= 0 ? { answer: mood, times } : undefined;
};

/** The mood for the request that comes now, and what is asked for after it. */
export const next = ({ answer, times }: Control): readonly [Mood, Control] =>
  times > 0 ? [answer, { answer, times: times - 1 }] : ['ok', WELL];
