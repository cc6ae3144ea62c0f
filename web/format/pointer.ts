/** Whether the page is used with a mouse, as far as one can tell: a phone is narrow, or touched. */
export const hasMouse = (): boolean => matchMedia('(pointer: fine) and (width >= 600px)').matches;
