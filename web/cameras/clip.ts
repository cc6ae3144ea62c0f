import type { components } from 'trellis/client';

type Schemas = components['schemas'];

export type Camera = Schemas['Camera'];
export type Clip = Schemas['Clip'];
export type ClipPage = Schemas['ClipPage'];
/** An hour, and what was recorded in it. */
export type Bucket = Schemas['ClipTimeline']['buckets'][number];
