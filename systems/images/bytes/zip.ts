const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const END_BYTES = 22;
/** Right before the end of an archive that is too large for its end: where the directory is stands elsewhere. */
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const LONGEST_COMMENT = 0xffff;

const isEndAt = (view: DataView, at: number): boolean => {
  if (view.getUint32(at, true) !== END) return false;
  const comment = view.getUint16(at + 20, true);
  if (at + END_BYTES + comment === view.byteLength) return true;
  const locator = at - LOCATOR_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR) return true;
  const directory = at - view.getUint32(at + 12, true);
  return directory >= 0 && directory < at && view.getUint32(directory, true) === DIRECTORY;
};

/**
 * Whether a zip reader would find an archive at the end of the bytes. It looks for the end of the central
 * directory from the end backwards, and does not mind what comes first: so a file can be a picture and an
 * archive (of a program, say) at once. Four bytes alone prove nothing, they occur in pictures by chance: the
 * record has to reach the end of the file, or to have its directory in front of it, or what tells of the directory
 * of a large archive (ZIP64).
 * Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.15 and 4.3.16
 */
export const endsInZip = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.byteLength - END_BYTES;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1)
    if (bytes[at] === 0x50 && isEndAt(view, at)) return true;
  return false;
};
