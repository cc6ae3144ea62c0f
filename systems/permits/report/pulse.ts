/** Called between two pieces of work, each of some milliseconds; stops the reading by throwing. */
export type Pulse = () => void;

const BYTES_BETWEEN_PULSES = 4 * 1024 * 1024;

/** Calls the pulse once for some megabytes that have been read. */
export const pulseByBytes = (pulse: Pulse) => {
  let since = 0;
  return (bytes: number): void => {
    since += bytes;
    if (since < BYTES_BETWEEN_PULSES) return;
    since = 0;
    pulse();
  };
};
