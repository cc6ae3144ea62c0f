import type { APIGatewayProxyEvent } from 'aws-lambda';
import { Failure } from '../errors.ts';
import { isJson, type Json } from '../json.ts';
import { unauthorized, userOf, type Caller, type CallerOf } from './caller.ts';
import type { IsDenied } from './denied.ts';
import type { FindKey } from './keys.ts';
import { headerValues } from './request.ts';
import type { Access } from './table.ts';
import type { Verify } from './verify.ts';

export type { Caller, CallerOf } from './caller.ts';

/** What decides who may call a function: each is a question to something outside. */
export interface Guards {
  /** The origin that browsers may call from, for CORS. */
  readonly origin: string;
  /** Finds a registered API key; see `keyRegistry`. */
  readonly findKey: FindKey;
  /** Whether a token or a key is refused all the same; see `denyList`. */
  readonly isDenied: IsDenied;
  /** Verifies a token where no gateway has: under `sam local` alone; see `tokenVerifier`. */
  readonly verify?: Verify | undefined;
}

/** The guards that look at a request; what browsers may do is theirs to decide. */
type Admission = Omit<Guards, 'origin'>;

const OPEN: Caller = { kind: 'open' };

const eitherOf = new Intl.ListFormat('en', { type: 'disjunction' });

/**
 * Whether a request may change something: then neither a remembered "not denied" nor a remembered key decides, for what
 * they let through would last. An admin who was just removed would make themselves an admin again.
 */
const isWrite = ({ httpMethod }: APIGatewayProxyEvent): boolean =>
  httpMethod !== 'GET' && httpMethod !== 'HEAD';

const withKey = async (
  scope: string,
  event: APIGatewayProxyEvent,
  { findKey, isDenied }: Admission,
): Promise<Caller> => {
  const values = headerValues(event, 'x-api-key');
  const [value] = values;
  // Some gateways join repeated headers with a comma, which no key contains.
  if (values.length > 1 || value?.includes(','))
    throw new Failure('RequestInvalid', 'Send exactly one x-api-key header', {
      faults: [{ in: 'header', name: 'x-api-key', message: 'appears more than once' }],
    });
  const key = value ? await findKey(value, isWrite(event)) : undefined;
  if (key?.scope !== scope || (await isDenied({ sub: key.owner }, isWrite(event))))
    throw new Failure('Forbidden', `This operation needs a valid API key of the scope ${scope}`);
  return { kind: 'key', id: key.keyId, owner: key.owner };
};

/** The token of the one Authorization header, with or without `Bearer`, as the gateway takes it. */
const tokenIn = (event: APIGatewayProxyEvent): string | undefined => {
  const [value, ...others] = headerValues(event, 'authorization');
  return others.length > 0 ? undefined : /^(?:Bearer +)?(\S+)$/i.exec(value?.trim() ?? '')?.[1];
};

const verified = async (event: APIGatewayProxyEvent, verify: Verify | undefined): Promise<Json> => {
  const token = verify && tokenIn(event);
  if (!token) throw unauthorized();
  try {
    return await verify(token);
  } catch (cause) {
    throw unauthorized({ cause });
  }
};

const withToken = async (
  groups: readonly string[],
  event: APIGatewayProxyEvent,
  { isDenied, verify }: Admission,
): Promise<CallerOf<'user'>> => {
  const claims: unknown = event.requestContext?.authorizer?.['claims'];
  const user = userOf(isJson(claims) ? claims : await verified(event, verify));
  if (await isDenied(user, isWrite(event))) throw unauthorized();
  if (groups.length > 0 && !groups.some((group) => user.groups.includes(group)))
    throw new Failure('Forbidden', `This operation is for members of the group ${eitherOf.format(groups)}`);
  return user;
};

/**
 * Decides whether a request may reach its operation. The gateway has already checked that a key is
 * one of a usage plan, but any plan's key opens every keyed method of a stage: scope is ours to
 * enforce. It has also checked that a token is the pool's and has not expired; that it is an ID token,
 * of a user in the right group, whose session has not ended, is ours. On direct invocation this is the
 * only check, and under `sam local` it verifies the token, too.
 * @throws Failure Forbidden without a key, and with one that is not registered, does not open anything
 * now, is of another scope, or belongs to a user who is denied
 * @throws Failure RequestInvalid with more than one key
 * @throws Failure Unauthorized without a token, and with one that is no ID token or is denied
 * @throws Failure Forbidden with a token of a user who is in none of the operation's groups
 */
export const admit = (
  access: Access,
  event: APIGatewayProxyEvent,
  guards: Admission,
): Promise<Caller> | Caller => {
  if (access.kind === 'open') return OPEN;
  return access.kind === 'key'
    ? withKey(access.scope, event, guards)
    : withToken(access.groups, event, guards);
};
