import { expect, test } from '@jest/globals';
import { baseOf } from '../../../core/http/base.ts';

test.each([
  ['the stage', '/token', '/v1/token', '/v1'],
  ['nothing', '/token', '/token', ''],
  ['a slash at the end', '/token', '/v1/token/', '/v1'],
  ['the root', '/', '/v1/', '/v1'],
  ['the root without a slash', '/', '/v1', '/v1'],
  ['the root and nothing', '/', '/', ''],
  ['a path parameter', '/users/{name}/keys/{id}', '/v1/users/ann/keys/7', '/v1'],
  ['a parameter with the name of the stage', '/users/{name}', '/v1/users/v1', '/v1'],
  ['a longer mapping', '/users/{name}', '/api/v1/users/ann', '/api/v1'],
  ['the resource itself, as `sam local` has it', '/users/{name}', '/users/{name}', ''],
  ['a path that is too short', '/users/{name}/keys', '/keys', ''],
  ['a path without its first slash', '/users/{name}', 'ann', ''],
  ['no path', '/token', undefined, ''],
])('%s', (_name, resource, path, want) => expect(baseOf(resource, path)).toBe(want));
