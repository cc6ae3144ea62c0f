/** An object of the bucket, as S3 reports it. */
export interface ObjectFacts {
  /** Without quotes. */
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
  /** When it arrived, in milliseconds since 1970 UTC; whole seconds. */
  readonly arrivedMs: number;
  /** The user metadata `camera_timestamp`. */
  readonly timestamp?: string;
}

/** The bucket of the clips. */
export interface Objects {
  /** @returns undefined if the object does not exist (any more) */
  readonly head: (key: string) => Promise<ObjectFacts | undefined>;
  /**
   * Reads some bytes of an object, fewer where it ends.
   * @throws Error when the object is gone or another one by now
   */
  readonly read: (key: string, etag: string, from: number, length: number) => Promise<Uint8Array>;
}
