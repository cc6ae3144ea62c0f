/** Light or dark, as the system says unless the reader has chosen. The choice is theirs, so it is stored. */
export type Theme = 'light' | 'dark';

const STORED = 'trellis-theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

const chosen = (): Theme | undefined => {
  const stored = localStorage.getItem(STORED);
  return stored === 'light' || stored === 'dark' ? stored : undefined;
};

export const theme = (): Theme => chosen() ?? (system.matches ? 'dark' : 'light');

const apply = (): void => {
  document.body.classList.toggle('awsui-dark-mode', theme() === 'dark');
  document.documentElement.style.colorScheme = theme();
  for (const listener of listeners) listener();
};

/** Follows the system; to be called before anything is shown. */
export const followTheme = (): void => {
  system.addEventListener('change', apply);
  apply();
};

/** Takes the other one; the one of the system is followed again. */
export const switchTheme = (): void => {
  const next: Theme = theme() === 'dark' ? 'light' : 'dark';
  if (next === (system.matches ? 'dark' : 'light')) localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, next);
  apply();
};

export const subscribeTheme = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
