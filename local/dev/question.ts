import { json, list, text } from '../../core/json.ts';

/** What `npm run dev` asks a function that it has bundled; no request of the gateway looks like it. */
export const QUESTION = { 'trellis:dev': 'Which operations have no handler?' };

export const isQuestion = (event: unknown): boolean => json(event)['trellis:dev'] === QUESTION['trellis:dev'];

/** The answer, as a function gives it. */
export const answerWith = (missing: readonly string[]) => ({ missing });

/** The operations that an answer names. */
export const missingIn = (answer: unknown): string[] => list(json(answer)['missing']).map(text);
