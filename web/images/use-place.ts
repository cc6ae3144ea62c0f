import { type RefObject, useLayoutEffect, useState } from 'react';

/** Where an element is on the page. */
export interface Place {
  readonly widthPx: number;
  /** From the top of the page, however far it is scrolled. */
  readonly topPx: number;
}

/** Follows the width of an element, and how far down the page it begins. */
export const usePlace = (of: RefObject<HTMLElement | null>): Place => {
  const [place, setPlace] = useState<Place>({ widthPx: 0, topPx: 0 });
  useLayoutEffect(() => {
    const look = (): void => {
      const box = of.current?.getBoundingClientRect();
      if (!box) return;
      const [widthPx, topPx] = [Math.floor(box.width), Math.round(box.top + scrollY)];
      setPlace((now) => (now.widthPx === widthPx && now.topPx === topPx ? now : { widthPx, topPx }));
    };
    look();
    // What is above it grows and shrinks; then so does the page.
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    if (of.current) observer.observe(of.current);
    return () => {
      observer.disconnect();
    };
  }, [of]);
  return place;
};
