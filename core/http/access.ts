import type { APIGatewayProxyEvent } from 'aws-lambda';
import { Failure } from '../errors.ts';
import type { FindKey } from './keys.ts';
import { headerValues } from './request.ts';
import type { Access } from './table.ts';

/** Who calls: nobody in particular, or the holder of a registered API key. `id` is fit for a log. */
export type Caller =
  | { readonly kind: 'open'; readonly id?: undefined }
  | { readonly kind: 'key'; readonly id: string; readonly owner: string };

const withKey = async (scope: string, event: APIGatewayProxyEvent, findKey: FindKey): Promise<Caller> => {
  const values = headerValues(event, 'x-api-key');
  const [value] = values;
  // Some gateways join repeated headers with a comma, which no key contains.
  if (values.length > 1 || value?.includes(','))
    throw new Failure('RequestInvalid', 'Send exactly one x-api-key header', {
      faults: [{ in: 'header', name: 'x-api-key', message: 'is given more than once' }],
    });
  const key = value ? await findKey(value) : undefined;
  if (key?.scope !== scope) throw new Failure('Forbidden', 'Forbidden');
  return { kind: 'key', id: key.keyId, owner: key.owner };
};

/**
 * Decides whether a request may reach its operation. The gateway has already checked that a key is
 * one of a usage plan, but any plan's key opens every keyed method of a stage: scope is ours to
 * enforce. Under `sam local` and on direct invocation this is the only check.
 * @throws Failure Forbidden without a key, with an unregistered one or one of another scope
 * @throws Failure RequestInvalid with more than one key
 */
export const admit = (
  access: Access,
  event: APIGatewayProxyEvent,
  findKey: FindKey,
): Promise<Caller> | Caller =>
  access.kind === 'open' ? { kind: 'open' } : withKey(access.scope, event, findKey);
