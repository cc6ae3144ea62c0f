import type { Access } from '../core/http/table.ts';
import { json, list, text, type Json } from '../core/json.ts';
import { child, children, followed, type Node, type Refuse } from './document.ts';
import { GROUPS, SCOPE } from './words.ts';

/** The scopes of API keys and the groups of users that there are. */
export interface Known {
  readonly scopes: readonly string[];
  readonly groups: readonly string[];
}

type Scheme = 'key' | 'user';

/** What a security scheme asks for; undefined when neither the gateway nor the functions could check it. */
const schemeOf = (scheme: Json): Scheme | undefined => {
  const name = text(scheme['name']).toLowerCase();
  if (scheme['type'] === 'apiKey' && scheme['in'] === 'header' && name === 'x-api-key') return 'key';
  const isBearer = scheme['type'] === 'http' && text(scheme['scheme']).toLowerCase() === 'bearer';
  return isBearer && scheme['bearerFormat'] === 'JWT' ? 'user' : undefined;
};

interface Asked {
  readonly operation: Node;
  readonly scope: unknown;
  readonly groups: unknown;
  readonly known: Known;
  readonly refuse: Refuse;
}

const keyAccess = ({ operation, scope, groups, known, refuse }: Asked): Access | undefined => {
  const fail = (message: string): undefined => void refuse(operation, message);
  if (groups !== undefined) return void fail('takes an API key, and has groups that no one would check');
  if (typeof scope !== 'string' || scope === '')
    return void fail(`takes an API key, and needs an \`${SCOPE}\``);
  if (!known.scopes.includes(scope))
    return void refuse(
      child(operation, SCOPE),
      `no key can have the scope ${scope}: use one of ${known.scopes.join(', ')}`,
    );
  return { kind: 'key', scope };
};

const userAccess = ({ operation, scope, groups, known, refuse }: Asked): Access | undefined => {
  if (scope !== undefined)
    return void refuse(operation, 'takes a token, and has a scope that no one would check');
  if (groups === undefined) return { kind: 'user', groups: [] };
  const names = list(groups).map(text);
  const at = child(operation, GROUPS);
  if (names.length === 0)
    return void refuse(at, `its \`${GROUPS}\` must be a list of at least one of: ${known.groups.join(', ')}`);
  const other = names.find((name) => !known.groups.includes(name));
  if (other !== undefined)
    return void refuse(at, `there is no group "${other}": use ${known.groups.join(', ')}`);
  return { kind: 'user', groups: names };
};

const openAccess = ({ operation, scope, groups, refuse }: Asked): Access | undefined => {
  if (scope !== undefined) return void refuse(operation, 'is open, and has a scope that no one would check');
  if (groups !== undefined) return void refuse(operation, 'is open, and has groups that no one would check');
  return { kind: 'open' };
};

/** The one scheme that an operation asks for. */
const schemeIn = (root: Node, security: Node, refuse: Refuse): Scheme | undefined => {
  const [first, ...others] = children(security).map(([, entry]) => Object.entries(json(entry.value)));
  const [[name, scopes] = []] = first ?? [];
  if (others.length > 0 || first?.length !== 1 || name === undefined)
    return void refuse(security, 'must have one security scheme: the gateway knows no alternatives');
  if (list(scopes).length > 0)
    return void refuse(security, `lists scopes of ${name} in its \`security\`, which no one would check`);
  const scheme = schemeOf(followed(root, child(root, 'components', 'securitySchemes', name)));
  return (
    scheme ??
    void refuse(
      security,
      `the security scheme ${name} must be an apiKey in the header x-api-key, or http bearer of the format JWT`,
    )
  );
};

const ACCESS = { key: keyAccess, user: userAccess };

/** Who may call an operation; undefined, and refused, when that is not said or could not be kept. */
export const accessOf = (root: Node, operation: Node, known: Known, refuse: Refuse): Access | undefined => {
  const { security, [SCOPE]: scope, [GROUPS]: groups } = json(operation.value);
  const asked = { operation, scope, groups, known, refuse };
  if (!Array.isArray(security))
    return void refuse(operation, 'needs an explicit `security` (an empty list when it is open)');
  if (security.length === 0) return openAccess(asked);
  const scheme = schemeIn(root, child(operation, 'security'), refuse);
  return scheme && ACCESS[scheme](asked);
};
