import type { ImageStore } from '../image/store.ts';
import type { Judge } from './judging.ts';
import type { Delivery, Work } from './message.ts';
import type { Objects } from './objects.ts';
import type { TagProvider } from './provider.ts';

export interface TaggingPorts {
  readonly images: Pick<ImageStore, 'get' | 'change'>;
  readonly objects: Objects;
  readonly judge: Judge;
  readonly provider: TagProvider;
  /** From 0 to 1: of what the provider says, that which is surer becomes a tag. */
  readonly threshold: number;
}

/** Work, and which delivery of its message it is. */
export interface Delivered extends Work, Delivery {
  /** Whether it is looked at for the first time in this delivery. */
  readonly isFirstLook: boolean;
}

/** An object in the bucket that is being worked on, and for which image. */
export interface At {
  readonly work: Delivered;
  /** The object's key. */
  readonly key: string;
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
}

/** What came of one try: a `changed` object is looked at again, as if never done. */
export type Outcome = 'done' | 'changed';
