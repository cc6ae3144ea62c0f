/** A value of an item, by its type in DynamoDB; numbers are texts, so that they keep every digit. */
export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: Uint8Array }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: string[] }
  | { readonly NS: string[] }
  | { readonly BS: Uint8Array[] }
  | { readonly L: Attribute[] }
  | { readonly M: Record<string, Attribute> };

/** An item, a key of one, or the values of an expression. */
export type Attributes = Record<string, Attribute>;

/** A value as the store returns it: it has exactly one of these. */
export interface Stored {
  readonly S?: string | undefined;
  readonly N?: string | undefined;
  readonly B?: Uint8Array | undefined;
  readonly BOOL?: boolean | undefined;
  readonly NULL?: boolean | undefined;
  readonly SS?: readonly string[] | undefined;
  readonly NS?: readonly string[] | undefined;
  readonly BS?: readonly Uint8Array[] | undefined;
  readonly L?: readonly Stored[] | undefined;
  readonly M?: StoredItem | undefined;
}

/** An item as the store returns it. */
export type StoredItem = Readonly<Record<string, Stored>>;
