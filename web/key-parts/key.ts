import type { components } from 'trellis/client';

export type Key = components['schemas']['Key'];

/** How a key is called where it has no name. */
export const keyName = ({ name, lastFour }: Pick<Key, 'name' | 'lastFour'>): string =>
  name === '' ? `Key …${lastFour}` : name;
