/** An object, without its bytes. */
export interface ObjectHead {
  readonly etag: string;
  /** In bytes. */
  readonly size: number;
  /** Of a thumbnail: the etag of the object that it was made of. */
  readonly madeOf?: string;
}

/** The bucket, as far as tagging goes. Keys are decoded, etags are without quotes. */
export interface Objects {
  /** @returns undefined when there is no such object */
  head(key: string): Promise<ObjectHead | undefined>;
  /**
   * The bytes of exactly this object, MAX_BYTES of them at most.
   * @returns undefined when it has gone, or another has its place
   */
  read(key: string, etag: string): Promise<Uint8Array | undefined>;
  /**
   * @param bytes WebP
   * @param madeOf the etag of the original
   */
  putThumbnail(key: string, bytes: Uint8Array, madeOf: string): Promise<void>;
  /**
   * Harmless when there is no such object.
   * @param etag of the one object that is meant; another in its place stays
   */
  remove(key: string, etag?: string): Promise<void>;
}
