import type { Endpoints } from '../endpoints.ts';

const PERMIT = '201612013997';

/** What a newcomer needs next: the address, the keys and requests to copy. */
export const summary = ({ api, apiKeys, users }: Pick<Endpoints, 'api' | 'apiKeys' | 'users'>): string =>
  [
    '',
    `Console  ${new URL('/', api).href}`,
    `API      ${api}`,
    `API key  ${apiKeys.permits} (permits)`,
    `         ${apiKeys.music} (music)`,
    `         ${apiKeys.manager} (manager)`,
    `Admin    ${users.admin.username} ${users.admin.password}`,
    `Viewer   ${users.viewer.username} ${users.viewer.password} (cameras)`,
    `User     ${users.user.username} ${users.user.password}`,
    '',
    '# A permit by its number',
    `curl -H 'x-api-key: ${apiKeys.permits}' \\`,
    `  ${api}/permits/${PERMIT}`,
    '# The same, as the city writes it: # is %23 in a URL',
    `curl -H 'x-api-key: ${apiKeys.permits}' \\`,
    `  ${api}/permits/%23${PERMIT}`,
    '# Without a key: 403 Forbidden',
    `curl -i ${api}/permits/${PERMIT}`,
    '# Tokens of the user',
    `curl ${api}/signin \\`,
    `  -d '${JSON.stringify(users.user)}'`,
    '',
  ].join('\n');

/** How long it took since this process began. */
export const readyAfter = (): string => `Ready in ${(performance.now() / 1000).toFixed(1)} s.`;
