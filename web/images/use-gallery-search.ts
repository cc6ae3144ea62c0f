import { useSearch } from '@tanstack/react-router';
import { gallerySearch, type GallerySearch } from './search.ts';

/** What the link says. The router hands on what a route does not know, and what its validation left out. */
export const useGallerySearch = (): GallerySearch => gallerySearch(useSearch({ from: '/images' }));
