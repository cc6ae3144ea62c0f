import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from './dynamo.ts';

/** How a value is kept as an attribute. */
export interface Attribute<T> {
  write(value: T): AttributeValue;
  /** The value; undefined when the attribute is not of this kind. */
  read(attribute: AttributeValue): T | undefined;
  readonly isOptional?: true;
}

/** What may be missing. */
export interface Optional<T> extends Attribute<T> {
  readonly isOptional: true;
}

/** Any text. */
export const text: Attribute<string> = { write: (S) => ({ S }), read: ({ S }) => S };

/** A finite number; JavaScript keeps 15 of its digits. */
export const number: Attribute<number> = {
  write: (value) => ({ N: String(value) }),
  read: ({ N }) => (N !== undefined && Number.isFinite(Number(N)) ? Number(N) : undefined),
};

/** True or false. */
export const flag: Attribute<boolean> = { write: (BOOL) => ({ BOOL }), read: ({ BOOL }) => BOOL };

/** One of these texts. */
export const oneOf = <T extends string>(known: readonly T[]): Attribute<T> => ({
  write: (S) => ({ S }),
  read: ({ S }) => known.find((one) => one === S),
});

/** A list, all of one kind. */
export const list = <T>(of: Attribute<T>): Attribute<readonly T[]> => ({
  write: (values) => ({ L: values.map((value) => of.write(value)) }),
  read: ({ L }) => {
    const values = L?.map((one) => of.read(one)).filter((value) => value !== undefined);
    return values?.length === L?.length ? values : undefined;
  },
});

export const optional = <T>(of: Attribute<T>): Optional<T> => ({
  write: (value) => of.write(value),
  read: (attribute) => of.read(attribute),
  isOptional: true,
});

type Shape = Readonly<Record<string, Attribute<unknown>>>;
type ValueOf<A> = A extends Attribute<infer T> ? T : never;
type OptionalOf<S> = { [K in keyof S]: S[K] extends Optional<unknown> ? K : never }[keyof S];

/** What a record of this shape keeps. */
export type Kept<S> = { readonly [K in Exclude<keyof S, OptionalOf<S>>]: ValueOf<S[K]> } & {
  readonly [K in OptionalOf<S>]?: ValueOf<S[K]>;
};

/** A kind of thing, as a table keeps it. */
export interface Stored<T> {
  /** The attributes of a thing; a field that is undefined is left out. */
  readonly write: (thing: T) => Item;
  /**
   * The thing that an item holds. Attributes that the shape does not name are passed over.
   * @throws Error naming the attribute that is missing or of another kind: this record did not write the item
   */
  readonly read: (item: Item) => T;
}

/**
 * How a kind of thing is kept: its fields, one attribute each, in one place for both directions.
 * @example const keys: Stored<Key> = record({ hash: text, state: oneOf(STATES), expiresAt: optional(number) });
 */
export const record = <S extends Shape>(shape: S): Stored<Kept<S>> => ({
  write: (thing) => {
    const item: Item = {};
    for (const [name, attribute] of Object.entries(shape)) {
      const value = (thing as Readonly<Record<string, unknown>>)[name];
      if (value !== undefined) item[name] = attribute.write(value);
    }
    return item;
  },
  read: (item) => {
    const thing: Record<string, unknown> = {};
    for (const [name, attribute] of Object.entries(shape)) {
      const found = item[name];
      if (found === undefined && attribute.isOptional) continue;
      const value = found && attribute.read(found);
      if (value === undefined)
        throw new Error(`an item of the table lacks ${name}, or has another kind of it`);
      thing[name] = value;
    }
    return thing as Kept<S>; // the loop has seen to all of them
  },
});

/** A thing inside another, as a map. */
export const map = <T>({ read, write }: Stored<T>): Attribute<T> => ({
  write: (thing) => ({ M: write(thing) }),
  read: ({ M }) => M && read(M),
});
