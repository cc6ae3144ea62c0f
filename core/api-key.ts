import { createHash } from 'node:crypto';

/** The SHA-256 of a key's value, in hex: what the Keys table is keyed by. The value itself is never stored. */
export const apiKeyHash = (value: string): string => createHash('sha256').update(value).digest('hex');
