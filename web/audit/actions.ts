import type { components } from 'trellis/client';
import { momentText } from '../format/time.ts';

type AuditRecord = components['schemas']['AuditRecord'];
type ErrorCode = NonNullable<components['schemas']['Error']['code']>;

/** What somebody did, in words. `§` stands for the user whom it concerned. */
interface Words {
  /** After the name of who did it: `disabled a key of §`. */
  readonly did: string;
  /** After "tried to": `disable a key of §`. */
  readonly todo: string;
}

type Detail = ReadonlyMap<string, string>;

const words = (did: string, todo: string): Words => ({ did, todo });

const ENABLING: Readonly<Record<string, readonly [string, string]>> = {
  true: ['enabled', 'enable'],
  false: ['disabled', 'disable'],
};

/** A key was enabled, disabled, renamed or given another end. */
const keyChange = (detail: Detail, whose: string): Words => {
  const [did, todo] = ENABLING[detail.get('enabled') ?? ''] ?? ['changed', 'change'];
  return words(`${did} ${whose}`, `${todo} ${whose}`);
};

const userChange = (detail: Detail): Words => {
  const enabling = ENABLING[detail.get('enabled') ?? ''];
  if (enabling) return words(`${enabling[0]} §`, `${enabling[1]} §`);
  const groups = detail.get('groups');
  if (groups === undefined) return words('changed §', 'change §');
  return groups === 'none'
    ? words('took § out of all groups', 'take § out of all groups')
    : words(
        `put § into ${groups.replaceAll(', ', ' and ')}`,
        `put § into ${groups.replaceAll(', ', ' and ')}`,
      );
};

const issue = (detail: Detail): Words => {
  const key = `§ a key for ${detail.get('scope') ?? 'a scope'}`;
  return words(`gave ${key}`, `give ${key}`);
};

/** What each recorded operation is called, and the sentence that its record becomes. */
const ACTIONS: Readonly<Record<string, { readonly label: string; readonly say: (detail: Detail) => Words }>> =
  {
    inviteUser: { label: 'Invite a user', say: () => words('invited §', 'invite §') },
    resendInvitation: {
      label: 'Send an invitation again',
      say: () => words('sent the invitation of § again', 'send the invitation of § again'),
    },
    changeUser: { label: 'Change a user', say: userChange },
    deleteUser: { label: 'Delete a user', say: () => words('deleted §', 'delete §') },
    issueKey: { label: 'Issue a key', say: issue },
    changeKey: { label: 'Change a key', say: (detail) => keyChange(detail, 'a key of §') },
    deleteKey: { label: 'Delete a key', say: () => words('deleted a key of §', 'delete a key of §') },
    rotateKey: { label: 'Rotate a key', say: () => words('rotated a key of §', 'rotate a key of §') },
    changeMyKey: {
      label: 'Change a key of one’s own',
      say: (detail) => keyChange(detail, 'a key of their own'),
    },
    deleteMyKey: {
      label: 'Delete a key of one’s own',
      say: () => words('deleted a key of their own', 'delete a key of their own'),
    },
    rotateMyKey: {
      label: 'Rotate a key of one’s own',
      say: () => words('rotated a key of their own', 'rotate a key of their own'),
    },
    deleteMe: {
      label: 'Delete one’s own account',
      say: () => words('deleted their own account', 'delete their own account'),
    },
    changePassword: {
      label: 'Change one’s own password',
      say: () => words('changed their password', 'change their password'),
    },
    resetPassword: {
      label: 'Reset a forgotten password',
      say: () => words('reset their forgotten password', 'reset their forgotten password'),
    },
    endSessions: {
      label: 'Sign out everywhere',
      say: () => words('signed out everywhere', 'sign out everywhere'),
    },
    confirmEmail: {
      label: 'Verify an e-mail address',
      say: () => words('verified their e-mail address', 'verify their e-mail address'),
    },
  };

/** The operations that are recorded, by their operationId. */
export const RECORDED: readonly { readonly action: string; readonly label: string }[] = Object.entries(
  ACTIONS,
).map(([action, { label }]) => ({ action, label }));

/** Reads the detail of a record: `groups: admins; enabled: true`. */
export const detailOf = (detail = ''): Detail =>
  new Map(
    detail.split('; ').flatMap((part): [string, string][] => {
      const [name = '', ...value] = part.split(': ');
      return value.length === 0 ? [] : [[name, value.join(': ')]];
    }),
  );

const NAMES: Readonly<Record<string, string>> = {
  key: 'Key',
  enabled: 'Enabled',
  groups: 'Groups',
  scope: 'Scope',
  scopes: 'Scopes of the keys',
  sendEmail: 'By e-mail',
  expiresAt: 'Expires',
  overlapHours: 'Overlap in hours',
};

/** A part of a detail, as a label. One that is not known here keeps its name. */
export const detailName = (name: string): string => NAMES[name] ?? name;

const VALUES: Readonly<Record<string, string>> = { true: 'Yes', false: 'No', none: 'None', null: 'Never' };

/** The value of a part of a detail, for people. */
export const detailValue = (name: string, value: string): string =>
  name === 'expiresAt' && !Number.isNaN(Date.parse(value)) ? momentText(value) : (VALUES[value] ?? value);

/** Whether its user is only a name that was asked for: there may be another of that name, even who asked. */
export const isNameOnly = ({ action, outcome }: AuditRecord): boolean =>
  action === 'inviteUser' && outcome !== 'done';

/** What the codes of errors mean for what was tried. The compiler finds one that is missing. */
const REFUSALS: Readonly<Record<ErrorCode, string>> = {
  Conflict: 'Refused: conflict',
  CursorInvalid: 'Refused: not valid',
  EventUnknown: 'Refused: not valid',
  Forbidden: 'Refused: not allowed',
  Internal: 'Failed: a fault in Trellis',
  KeyCapacityReached: 'Refused: no room for more keys',
  NotFound: 'Refused: not found',
  QuotaExceeded: 'Refused: quota used up',
  Refused: 'Refused',
  RequestInvalid: 'Refused: not valid',
  RequestTooLarge: 'Refused: too large',
  TooManyRequests: 'Refused: too many requests',
  Unauthorized: 'Refused: not signed in, or a wrong password',
};

/** What came of something that did not succeed. A code that is not known here stays as it is. */
export const refusalText = (outcome: string): string =>
  Object.hasOwn(REFUSALS, outcome) ? REFUSALS[outcome as ErrorCode] : `Refused: ${outcome}`;

/**
 * A record as a sentence: `ada disabled a key of bob`. What did not succeed was tried. An operation that is not known
 * here is named by its id.
 */
export const sentenceOf = (record: AuditRecord): string => {
  const { by, action, whom, detail, outcome } = record;
  if (isNameOnly(record)) return `${by} tried to invite a user named ${whom ?? ''}`;
  const { did, todo } = ACTIONS[action]?.say(detailOf(detail)) ?? {
    did: `did ${action}${whom === undefined ? '' : ' to §'}`,
    todo: `do ${action}${whom === undefined ? '' : ' to §'}`,
  };
  const text = outcome === 'done' ? did : `tried to ${todo}`;
  // A function: a name may hold what `replace` takes for a pattern.
  return `${by} ${text.replace('§', () => (whom === by ? 'themselves' : (whom ?? 'a user')))}`;
};
