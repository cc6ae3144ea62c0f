const RELOADED = 'trellis-reloaded';

/**
 * A page that was open while a new version was published asks for parts that are gone: it loads itself anew. Once, so
 * that a part that is really missing shows as an error.
 */
export const reloadWhenReplaced = (): void => {
  addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(RELOADED) === location.href) return;
    sessionStorage.setItem(RELOADED, location.href);
    event.preventDefault();
    location.reload();
  });
};
