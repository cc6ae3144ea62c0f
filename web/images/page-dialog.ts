/** A dialog over the gallery, besides an open image, which is part of the address. */
export type PageDialog = 'keys' | 'tag' | 'tags';
