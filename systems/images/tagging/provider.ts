/** What a provider sees in a picture. */
export interface Concept {
  readonly name: string;
  /** From 0 to 1. */
  readonly confidence: number;
}

/**
 * What asking a provider came to. `retry`: it may answer next time. `final`: it never will take this request.
 * `why` is for the log and for people, and in our own words: nothing that a service sent is in it.
 */
export type Answer =
  | { readonly kind: 'concepts'; readonly concepts: readonly Concept[] }
  | { readonly kind: 'retry' | 'final'; readonly why: string }
  | { readonly kind: 'unconfigured' };

/** Says what is in pictures. */
export interface TagProvider {
  /** Ends within its own time limit. @throws what is not the provider's doing, such as a key that cannot be read */
  concepts(image: { readonly bytes: Uint8Array; readonly contentType: string }): Promise<Answer>;
}
