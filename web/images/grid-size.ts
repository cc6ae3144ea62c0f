/** Between two cells, in pixels. */
export const GAP_PX = 8;

const MOST_COLUMNS = 8;

/** How many cells stand in a row of a width, and how large they are. On a wide page they grow instead of becoming more. */
export const cellsIn = (widthPx: number): { readonly columns: number; readonly sizePx: number } => {
  const leastPx = widthPx < 600 ? 104 : 152;
  const fit = Math.floor((widthPx + GAP_PX) / (leastPx + GAP_PX));
  const columns = Math.max(2, Math.min(MOST_COLUMNS, fit));
  const sizePx = Math.max(48, Math.floor((widthPx - GAP_PX * (columns - 1)) / columns));
  return { columns, sizePx };
};
