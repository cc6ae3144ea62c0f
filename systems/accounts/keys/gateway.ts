import type { Plan } from './key.ts';

/** A key as the gateway lists it. */
export interface GatewayKey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** A key with its value. */
export interface ValuedKey {
  readonly id: string;
  readonly value: string;
}

/** A day's requests: how many were made, and how many more the plan would have allowed, if it has a quota. */
export type UsagePair = readonly [used: number, remaining?: number];

/** The keys at the gateway. All of it throws Failure TooManyRequests when the gateway asks for patience. */
export interface GatewayKeys {
  /**
   * Makes a key of this name and value that is disabled and on no plan; one that a lost answer has made is found again.
   * @throws Failure KeyCapacityReached when the account has as many keys as the gateway can hold
   */
  create(name: string, value: string): Promise<ValuedKey>;
  /** The key of exactly this name; the oldest when a creation that was cut left several. */
  named(name: string): Promise<ValuedKey | undefined>;
  /** undefined when it is gone */
  value(id: string): Promise<string | undefined>;
  /** On it already is a success. */
  addToPlan(plan: Plan, id: string): Promise<void>;
  enable(id: string): Promise<void>;
  /** Gone already is a success: it opens nothing. */
  disable(id: string): Promise<void>;
  /** Gone already is a success. */
  remove(id: string): Promise<void>;
  /** All keys of the stack, or those of one owner, without their values. */
  ours(owner?: string): AsyncIterable<GatewayKey>;
  /**
   * What was used on each day, from the first on; fewer days, or none, when the gateway has not counted them.
   * @param from the first day, YYYY-MM-DD, UTC
   * @param to the last day
   */
  usage(plan: Plan, id: string, from: string, to: string): Promise<readonly UsagePair[]>;
}
