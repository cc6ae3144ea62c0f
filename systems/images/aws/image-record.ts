import { type Item, stringsOf } from '../../../core/aws/dynamo.ts';
import { list, map, number, oneOf, optional, record, type Stored, text } from '../../../core/aws/record.ts';
import { recordKey } from '../image/entries.ts';
import { type Image, STATES, TAG_SOURCES } from '../image/image.ts';

const found = record({
  contentType: text,
  sha256: text,
  size: number,
  width: number,
  height: number,
  taken: optional(text),
});

// Tags are a list in the table, by name: the SDK reads a map into an object, and loses a tag named `__proto__`.
const tag = record({ name: text, source: oneOf(TAG_SOURCES), confidence: number });

const image = record({
  id: text,
  sub: text,
  state: oneOf(STATES),
  reason: optional(text),
  createdAt: text,
  fileName: optional(text),
  askedType: optional(text),
  askedSha256: optional(text),
  found: optional(map(found)),
  etag: optional(text),
  begun: optional(number),
  // An item without them is still an image, which can be listed, deleted and forgotten.
  tags: optional(list(map(tag))),
  removed: optional(list(text)),
  version: number,
});

/** An image, as the table keeps it. */
export const imageRecord: Stored<Image> = {
  write: (whole) => ({
    ...stringsOf({ ...recordKey(whole.sub, whole.id) }),
    ...image.write({ ...whole, tags: Object.entries(whole.tags).map(([name, one]) => ({ name, ...one })) }),
  }),
  read: (item: Item) => {
    const { tags = [], removed = [], ...rest } = image.read(item);
    return { ...rest, removed, tags: Object.fromEntries(tags.map(({ name, ...one }) => [name, one])) };
  },
};
