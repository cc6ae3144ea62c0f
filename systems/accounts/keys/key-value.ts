import { crc32 } from 'node:zlib';

/** Begins each value that we make, so that scanners of code and logs find one that has leaked. */
const PREFIX = 'trl';
const RANDOM = 32;
const CHECKSUM = 6;
/** Base62: API Gateway takes letters and digits, 20 to 128 of them. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FORM = new RegExp(`^${PREFIX}[0-9A-Za-z]{${String(RANDOM + CHECKSUM)}}$`);

/** Draws an integer from 0 on that is below a bound, each with the same probability: `randomInt` of node:crypto. */
type Draw = (below: number) => number;

const digit = (n: number): string => DIGITS[n] ?? '';

/** The CRC32 of a text in base62, most significant digit first. Six digits hold every CRC32. */
const checksumOf = (text: string): string => {
  const digits: string[] = [];
  for (let rest = crc32(text); digits.length < CHECKSUM; rest = Math.floor(rest / DIGITS.length))
    digits.unshift(digit(rest % DIGITS.length));
  return digits.join('');
};

/** The value of a new API key: `trl`, 32 random characters (190 bits), and the checksum of both. */
export const newKeyValue = (draw: Draw): string => {
  const text = PREFIX + Array.from({ length: RANDOM }, () => digit(draw(DIGITS.length))).join('');
  return text + checksumOf(text);
};

/**
 * Whether a text is a value that `newKeyValue` may have made, for a scanner that wants no false alarms. Keys that are
 * older than this form work without it: what opens something is decided by the registry alone.
 */
export const isKeyValue = (text: string): boolean =>
  FORM.test(text) && checksumOf(text.slice(0, -CHECKSUM)) === text.slice(-CHECKSUM);
