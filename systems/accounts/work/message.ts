import { isJson, type Json } from '../../../core/json.ts';
import type { Work } from './work.ts';
import { SCOPES, type Scope } from '../../../core/scopes.ts';

/** Says what is wrong and quotes nothing: the body may hold a name. */
const junk = (what: string): Error => new Error(`the message is no work of this queue: ${what}`);

const parsed = (body: string): Json => {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // The parser's message quotes the body, so it is not passed on.
    throw junk('not JSON');
  }
  if (!isJson(value)) throw junk('not an object');
  return value;
};

/** Letters, marks, numbers, punctuation and symbols: what Cognito takes as a name. */
const USERNAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u;
const SUB = /^[\w-]{1,128}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

const field = (of: Json, name: string, form: RegExp): string => {
  const value = of[name];
  if (typeof value !== 'string' || !form.test(value)) throw junk(`${name} is missing, or not of its form`);
  return value;
};

const queuedAt = (of: Json): string => {
  const moment = field(of, 'queuedAt', MOMENT);
  if (Number.isNaN(Date.parse(moment))) throw junk('queuedAt is no moment');
  return moment;
};

const isScope = (value: unknown): value is Scope => SCOPES.some((scope) => scope === value);

const scopes = (value: unknown): Scope[] => {
  if (!Array.isArray(value) || !value.every(isScope)) throw junk('scopes is no list of scopes');
  if (new Set(value).size < value.length) throw junk('scopes holds one twice');
  return value;
};

const flag = (value: unknown): boolean => {
  if (typeof value !== 'boolean') throw junk('sendEmail is neither true nor false');
  return value;
};

const count = (of: Json, name: string): number => {
  const value = of[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw junk(`${name} is no count`);
  return value;
};

/** A misspelt field would be left out in silence, and another invitation made than was meant. */
const only = (of: Json, names: readonly string[]): void => {
  if (Object.keys(of).some((name) => !names.includes(name))) throw junk('it has a field that nobody knows');
};

/**
 * The work that a message of the queue asks for.
 * @param body of the SQS message
 * @throws Error when it is anything else; its message holds nothing of the body
 */
export const workFrom = (body: string): Work => {
  const of = parsed(body);
  switch (of.kind) {
    case 'invite':
      only(of, ['kind', 'username', 'scopes', 'sendEmail', 'queuedAt']);
      return {
        kind: 'invite',
        username: field(of, 'username', USERNAME),
        ...(of.scopes !== undefined && { scopes: scopes(of.scopes) }),
        ...(of.sendEmail !== undefined && { sendEmail: flag(of.sendEmail) }),
        queuedAt: queuedAt(of),
      };
    case 'resend':
      only(of, ['kind', 'sub', 'queuedAt']);
      return { kind: 'resend', sub: field(of, 'sub', SUB), queuedAt: queuedAt(of) };
    case 'delete':
      only(of, ['kind', 'sub', 'queuedAt', 'turn', 'hops']);
      return {
        kind: 'delete',
        sub: field(of, 'sub', SUB),
        queuedAt: queuedAt(of),
        ...(of.turn !== undefined && { turn: count(of, 'turn') }),
        ...(of.hops !== undefined && { hops: count(of, 'hops') }),
      };
    default:
      throw junk('its kind is unknown');
  }
};
