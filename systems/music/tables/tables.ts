import { Failure } from '../../../core/errors.ts';

/** What becomes of a table. `absent` also for a moment after it was asked for. */
export type TableState = 'absent' | 'creating' | 'active' | 'deleting';

/** The tables themselves. */
export interface Tables {
  readonly stateOf: (name: string) => Promise<TableState>;
  /** Asks for a table; false when there is one of the name, in whatever state. */
  readonly create: (name: string) => Promise<boolean>;
  /** Asks for its removal. @returns the state that the table was in: an active one is being deleted now */
  readonly remove: (name: string) => Promise<TableState>;
}

/** That a table counts as one of the deployment's. */
export interface Registration {
  readonly name: string;
  /** The request that registered it: no other one may take the registration back. */
  readonly attempt: string;
  /** When, in milliseconds since 1970 UTC. */
  readonly since: number;
}

/** The tables that count, and how many they are: both change in one transaction. */
export interface Registry {
  readonly find: (name: string) => Promise<Registration | undefined>;
  /** @returns false when the name is registered already or there are as many tables as may be; nothing has changed */
  readonly add: (registration: Registration, most: number) => Promise<boolean>;
  /** Puts another registration in the place of one, if that is still the same. */
  readonly replace: (old: Registration, by: Registration) => Promise<boolean>;
  /** Takes a registration back; false when it is another one by now. */
  readonly remove: (registration: Registration) => Promise<boolean>;
}

/** What the making and the removal of tables need. */
export interface TablePorts {
  readonly tables: Tables;
  readonly registry: Registry;
  /** The most tables of the deployment. */
  readonly most: number;
  /** In milliseconds since 1970 UTC. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly pause: (ms: number) => Promise<void>;
}

/** A request ends after 29 seconds: what was registered longer ago and has no table will not get one. */
const YOUNG_MS = 60_000;
const RETRY_AFTER_S = 2;

/** Whether a request may still be making the table that it has registered. */
export const isYoung = ({ since }: Registration, nowMs: number): boolean => nowMs - since < YOUNG_MS;

/** A conflict that passes. */
export const comeBack = (what: string): Failure =>
  new Failure('Conflict', `${what}: try again in a moment`, { retryAfterS: RETRY_AFTER_S });
