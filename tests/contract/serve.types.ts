/** Compiled by `npm run check`, never run: each line that must not compile says so. */
import { permits } from '../../core/contract/permits.ts';
import { serve, type Input, type Outside, type Reply } from '../../core/http/serve.ts';
import type { CallerOf } from '../../core/http/access.ts';
import type { Route } from '../../core/http/table.ts';
import type { operations } from '../../core/contract/types.ts';

declare const outside: Outside;
type GetPermit = operations['getPermit'];
declare const getPermit: (request: Input<GetPermit>) => Promise<Reply<GetPermit>>;

export const good = serve(permits, { getPermit }, outside);

// @ts-expect-error getPermit has no handler
export const missing = serve(permits, {}, outside);

// @ts-expect-error dropPermit is no operation of this table
export const unknown = serve(permits, { getPermit, dropPermit: getPermit }, outside);

const created = async () => ({ status: 201, body: [] }) as const;
// @ts-expect-error 201 is no response of getPermit
export const status = serve(permits, { getPermit: created }, outside);

const bare = async () => ({ status: 200, body: [{ application_number: '#1' }] }) as const;
// @ts-expect-error a permit has more than its number
export const body = serve(permits, { getPermit: bare }, outside);

// @ts-expect-error there is no path parameter of this name
export const path = ({ path: { id } }: Input<GetPermit>) => String(id);

// @ts-expect-error it takes no query
export const query = (request: Input<GetPermit>) => String(request.query.limit);

/** A table and operations of users, whatever the contract has at present. */
declare const mine: {
  readonly 'GET /me': Route & {
    readonly id: 'getMe';
    readonly access: { kind: 'user'; groups: readonly [] };
  };
  readonly 'GET /thing': Route & {
    readonly id: 'getThing';
    readonly access: { kind: 'key'; scope: 'things' };
  };
};
interface Text {
  parameters: object;
  responses: { 200: { content: { 'application/json': string } } };
}
interface Ops {
  getMe: Text;
  getThing: Text;
}
const sub = async ({ caller }: Input<Text, CallerOf<'user'>>) => ({ status: 200, body: caller.sub }) as const;
const owner = async ({ caller }: Input<Text, CallerOf<'key'>>) =>
  ({ status: 200, body: caller.owner }) as const;
const anybody = async ({ caller }: Input<Text>) => ({ status: 200, body: caller.kind }) as const;

export const users = serve<typeof mine, Ops>(mine, { getMe: sub, getThing: owner }, outside);
export const inPlace = serve<typeof mine, Ops>(
  mine,
  {
    getMe: async ({ caller }) => ({ status: 200, body: caller.groups.join() }),
    getThing: async ({ caller, header, base }) => ({
      status: 200,
      body: `${caller.owner} ${header('origin') ?? ''} ${base}`,
      headers: { 'set-cookie': ['a=1', 'b=2'] },
    }),
  },
  outside,
);
export const general = serve<typeof mine, Ops>(mine, { getMe: anybody, getThing: anybody }, outside);

// @ts-expect-error who has a key has no sub
export const keyIsNoUser = serve<typeof mine, Ops>(mine, { getMe: sub, getThing: sub }, outside);

// @ts-expect-error without the deny list no user is let in
export const unguarded: Outside = { origin: '', findKey: outside.findKey };
