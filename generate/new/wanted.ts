/** What is asked for: a function, its system and one operation. */
export interface Wanted {
  /** One word in small letters: the tag, the folders, and the operation's path. */
  readonly name: string;
  /** Whether it keeps something in a table of its own. */
  readonly table: boolean;
}

/** `notes` -> `Notes` */
export const upper = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** The operation that a new function answers. */
export const operationOf = (name: string): string => `get${upper(name)}`;

/** The setting that names the table. */
export const tableSetting = (name: string): string => `${name.toUpperCase()}_TABLE`;
