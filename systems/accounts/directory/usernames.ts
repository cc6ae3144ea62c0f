/** What a `sub` looks like. */
const SUB = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * A name as the directory compares it: `Ada` and `ada` are one user.
 */
export const foldedName = (username: string): string => username.toLowerCase();

/** The directory takes a sub wherever it takes a name, so that one user could pass for another. */
export const looksLikeSub = (username: string): boolean => SUB.test(username);

/** A URL that ends in one of them leads elsewhere. */
export const isDots = (username: string): boolean => username === '.' || username === '..';
