/** The states of an image; the contract says what each means. */
export const STATES = ['uploading', 'processing', 'tagged', 'rejected', 'failed'] as const;
export type ImageState = (typeof STATES)[number];

/** Who says that an image has a tag. */
export const TAG_SOURCES = ['clarifai', 'file', 'user'] as const;

export interface Tag {
  readonly source: (typeof TAG_SOURCES)[number];
  /** From 0 to 1; 1 for what a user or a file said. */
  readonly confidence: number;
}

/** What the bytes were found to be. */
export interface Found {
  /** By content, never what the uploader claimed. */
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  /** In pixels, as it is shown. */
  readonly width: number;
  readonly height: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** When it was taken, if the file says it: ISO 8601, with a zone or without. */
  readonly taken?: string;
}

/** An image, as the table has it. */
export interface Image {
  /** A UUID of version 7: images sort by it as they were made. */
  readonly id: string;
  /** Whose it is. */
  readonly sub: string;
  readonly state: ImageState;
  /** Why it is `rejected` or `failed`, for its owner to read. */
  readonly reason?: string;
  /** Milliseconds and Z, as `toISOString` writes it: it is sorted as text. */
  readonly createdAt: string;
  readonly fileName?: string;
  readonly askedType?: string;
  /** In hexadecimal digits. */
  readonly askedSha256?: string;
  /** There once the bytes are known to be an image, and its thumbnail is there. */
  readonly found?: Found;
  /** Of the object that was processed last, without quotes. */
  readonly etag?: string;
  /** How often work on that object was begun and not heard of again, in one row of deliveries; absent for never. */
  readonly begun?: number;
  /** By name; at most MAX_TAGS. */
  readonly tags: Readonly<Record<string, Tag>>;
  /** Names that the user has taken off: no machine puts them back. */
  readonly removed: readonly string[];
  /** Grows by 1 with each write. */
  readonly version: number;
}

/** The states in which an image can be shown; of what is `rejected` nothing is. */
export const SHOWN_STATES: readonly ImageState[] = ['processing', 'tagged', 'failed'];

/**
 * Whether an image can be shown: its bytes are known to be a picture that is taken. It is then that it has
 * addresses, is found by its tags and its bytes, and can be corrected; what a tagging does meanwhile makes no
 * difference.
 */
export const isShown = (image: Image): image is Image & { readonly found: Found } =>
  image.found !== undefined && SHOWN_STATES.includes(image.state);

/** Whether an image is to change without another request. The other states stay until somebody does something. */
export const isUnfinished = ({ state }: Pick<Image, 'state'>): boolean =>
  state === 'uploading' || state === 'processing';

/** The largest file that is taken, in bytes: the contract says so. */
export const MAX_BYTES = 10 * 1024 * 1024;
/** Each tag is up to two writes of a transaction, which takes 100. */
export const MAX_TAGS = 40;

/** The tag of this name; the names of what every object has, such as `constructor`, are names like any other. */
export const tagOf = ({ tags }: Pick<Image, 'tags'>, name: string): Tag | undefined =>
  Object.hasOwn(tags, name) ? tags[name] : undefined;

/** An image of which nothing is there yet but the wish to upload it. */
export const newImage = (
  of: Pick<Image, 'id' | 'sub' | 'fileName' | 'askedType' | 'askedSha256'>,
  now: Date,
): Image => ({
  ...of,
  state: 'uploading',
  createdAt: now.toISOString(),
  tags: {},
  removed: [],
  version: 1,
});
