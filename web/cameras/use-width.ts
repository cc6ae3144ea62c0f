import { type RefObject, useEffect, useRef, useState } from 'react';

/** How wide an element is, in CSS pixels: 0 until it is laid out. */
export const useWidth = <E extends HTMLElement>(): readonly [ref: RefObject<E | null>, width: number] => {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!ref.current) return;
    const observer = new ResizeObserver(([entry]) => {
      setWidth(Math.floor(entry?.contentRect.width ?? 0));
    });
    observer.observe(ref.current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [ref, width];
};
