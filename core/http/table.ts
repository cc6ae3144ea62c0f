import type { Complaint } from '../complaint.ts';

/** The shapes that generated route tables have. Nothing here runs. */

/** Who may call an operation. There is no default: an operation without one does not generate. */
export type Access =
  | { readonly kind: 'open' }
  | {
      /** An API key that is registered for this scope. */
      readonly kind: 'key';
      readonly scope: string;
    }
  | {
      /** An ID token of the user pool, of a user in at least one of the groups; any user when there are none. */
      readonly kind: 'user';
      readonly groups: readonly string[];
    };

/** How one parameter is found and read. */
export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  /** As the caller writes it; header names are in lower case. */
  readonly name: string;
  readonly type: 'string' | 'number' | 'integer' | 'boolean';
  /** `repeated`: `?a=1&a=2`; `comma`: `?a=1,2`; `none`: one value, and a second one is refused. */
  readonly list: 'none' | 'repeated' | 'comma';
}

/** A validator compiled when the contract was generated. It may fill in defaults. */
export interface Validate {
  (input: unknown): boolean;
  errors?: readonly Complaint[] | null;
}

/** One operation of a function, as generated from the contract. */
export interface Route {
  readonly id: string;
  readonly access: Access;
  readonly parameters: readonly Parameter[];
  /** `raw`: the handler gets the text of a JSON body, and checks it itself, so that each number keeps every digit. */
  readonly body: 'none' | 'json' | 'raw';
  /** Takes `{ path, query, header, body }`. It does not look into a raw body. */
  readonly validate: Validate;
}

/** The operations of one function, by `METHOD /resource/{of}/the/gateway`. */
export type Table = Readonly<Record<string, Route>>;
