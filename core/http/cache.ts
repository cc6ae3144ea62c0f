/** How long an answer is believed: the longest that something withdrawn can still work. */
const BELIEVED_MS = 30_000;
/** Bounds the memory of a cache; far more callers than one function sees in half a minute. */
const MOST_CACHED = 1_000;

/** What was asked within the last half a minute. */
export interface BriefCache<Value> {
  readonly get: (name: string) => Value | undefined;
  readonly set: (name: string, value: Value) => void;
  readonly forget: (name: string) => void;
}

/** A bounded cache whose entries last 30 seconds. */
export const briefCache = <Value>(): BriefCache<Value> => {
  const entries = new Map<string, { readonly value: Value; readonly until: number }>();
  return {
    get: (name) => {
      const entry = entries.get(name);
      return entry && entry.until > Date.now() ? entry.value : undefined;
    },
    set: (name, value) => {
      if (entries.size >= MOST_CACHED) entries.clear();
      entries.set(name, { value, until: Date.now() + BELIEVED_MS });
    },
    forget: (name) => void entries.delete(name),
  };
};
