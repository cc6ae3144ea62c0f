/**
 * Compiled by `npm run check`, never run: each line that must not compile says so. Its table and operations are
 * invented, so that it stays as it is whatever the contract has.
 */
import type { CallerOf, Guards } from '../../core/http/access.ts';
import { serve, type Input, type Reply } from '../../core/http/serve.ts';
import type { Route } from '../../core/http/table.ts';

declare const guards: Guards;

/** What the generator makes of a contract: a route table of one function… */
declare const things: {
  readonly 'GET /things/{number}': Route & {
    readonly id: 'getThing';
    readonly access: { kind: 'key'; scope: 'things' };
  };
  readonly 'GET /me': Route & {
    readonly id: 'getMe';
    readonly access: { kind: 'user'; groups: readonly [] };
  };
};

/** …and the types of its operations. */
interface GetThing {
  parameters: { query?: never; header?: never; path: { number: string }; cookie?: never };
  requestBody?: never;
  responses: {
    200: { content: { 'application/json': { number: string; rows: number }[] } };
    404: { content: { 'application/json': { message: string } } };
  };
}
interface GetMe {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: { 200: { content: { 'application/json': string } } };
}
interface Ops {
  getThing: GetThing;
  getMe: GetMe;
}

declare const getThing: (request: Input<GetThing, CallerOf<'key'>>) => Promise<Reply<GetThing>>;
const getMe = async ({ caller }: Input<GetMe, CallerOf<'user'>>) =>
  ({ status: 200, body: caller.sub }) as const;

export const good = serve<typeof things, Ops>(things, { getThing, getMe }, guards);

// @ts-expect-error getThing has no handler
export const missing = serve<typeof things, Ops>(things, { getMe }, guards);

// @ts-expect-error dropThing is no operation of this table
export const unknown = serve<typeof things, Ops>(things, { getThing, getMe, dropThing: getThing }, guards);

const created = async () => ({ status: 201, body: [] }) as const;
// @ts-expect-error 201 is no response of getThing
export const status = serve<typeof things, Ops>(things, { getThing: created, getMe }, guards);

const bare = async () => ({ status: 200, body: [{ number: '1' }] }) as const;
// @ts-expect-error a thing has more than its number
export const body = serve<typeof things, Ops>(things, { getThing: bare, getMe }, guards);

// @ts-expect-error there is no path parameter of this name
export const path = ({ path: { id } }: Input<GetThing>) => String(id);

// @ts-expect-error it takes no query
export const query = (request: Input<GetThing>) => String(request.query.limit);

export const inPlace = serve<typeof things, Ops>(
  things,
  {
    getMe: async ({ caller }) => ({ status: 200, body: caller.groups.join() }),
    getThing: async ({ caller, path: { number }, header, base }) => ({
      status: 404,
      body: { message: `${caller.owner} ${number} ${header('origin') ?? ''} ${base}` },
      headers: { 'set-cookie': ['a=1', 'b=2'] },
    }),
  },
  guards,
);

const anyone = async ({ caller }: Input<GetMe>) => ({ status: 200, body: caller.kind }) as const;
export const general = serve<typeof things, Ops>(things, { getThing, getMe: anyone }, guards);

const owner = async ({ caller }: Input<GetMe, CallerOf<'key'>>) =>
  ({ status: 200, body: caller.owner }) as const;
// @ts-expect-error a caller with a token owns no key
export const userIsNoOwner = serve<typeof things, Ops>(things, { getThing, getMe: owner }, guards);

const subject = async ({ caller }: Input<GetThing, CallerOf<'user'>>) =>
  ({ status: 404, body: { message: caller.sub } }) as const;
// @ts-expect-error a caller with a key has no sub
export const keyIsNoUser = serve<typeof things, Ops>(things, { getThing: subject, getMe }, guards);

// @ts-expect-error without the deny list no user is let in
export const unguarded: Guards = { origin: '', findKey: guards.findKey };

/** An operation that answers a list as JSON or as CSV, and an error. */
interface Export {
  parameters: { query?: never; header?: never; path?: never; cookie?: never };
  requestBody?: never;
  responses: {
    200: { content: { 'application/json; charset=utf-8': { rows: number }; 'text/csv': string } };
    204: { content?: never };
    default: { content: { 'application/json': { message: string } } };
  };
}

export const asJson: Reply<Export> = { status: 200, body: { rows: 1 } };
export const asCsv: Reply<Export> = { status: 200, contentType: 'text/csv', body: 'rows\n1\n' };
export const asNothing: Reply<Export> = { status: 204 };

// @ts-expect-error a text needs its content type
export const untyped: Reply<Export> = { status: 200, body: 'rows\n1\n' };

// @ts-expect-error the contract has no such content type
export const asXml: Reply<Export> = { status: 200, contentType: 'text/xml', body: '<rows/>' };

// @ts-expect-error 204 has no body
export const something: Reply<Export> = { status: 204, body: {} };

// @ts-expect-error a range is no status
export const range: Reply<Export> = { status: 500, body: { message: '' } };
