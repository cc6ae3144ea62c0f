import { type Json, text } from '../../core/json.ts';

/** The port that the stand-in had when `endpoints.json` was written; undefined when it says none. */
export const earlierPort = (endpoints: Json): number | undefined => {
  const port = /^http:\/\/[^/]+:(\d+)$/.exec(text(endpoints['clarifai']))?.[1];
  return port === undefined ? undefined : Number(port);
};
