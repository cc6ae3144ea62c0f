/** Compiled by `npm run check`, never run: each line that must not compile says so. */
import { permits } from '../../core/contract/permits.ts';
import { serve, type Input, type Outside, type Reply } from '../../core/http/serve.ts';
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
