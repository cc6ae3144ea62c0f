import { child, children, type Node, type Refuse } from './document.ts';

/** A part of a path: one name, or one parameter. Source: what API Gateway says of a resource's path part. */
const PART = /^(?:[A-Za-z0-9._:-]+|\{[A-Za-z0-9._-]+\})$/;

/** The most characters of a path that API Gateway takes. */
const MOST_CHARACTERS = 2_000;

const parameterIn = (part: string): string | undefined => /^\{(.*)\}$/.exec(part)?.[1];

const partFault = (path: string): string | undefined => {
  if (path === '/') return undefined;
  if (!path.startsWith('/')) return 'must begin with /';
  if (path.length > MOST_CHARACTERS) return `is longer than ${String(MOST_CHARACTERS)} characters`;
  if (path.endsWith('/')) return 'must not end with /';
  const part = path
    .slice(1)
    .split('/')
    .find((one) => !PART.test(one));
  if (part === undefined) return undefined;
  return `the gateway does not take the part "${part}": use letters, digits, . _ : - or one {parameter}`;
};

/** The parameters that a path names, in its order. */
export const parametersIn = (path: string): string[] =>
  path.split('/').flatMap((part) => parameterIn(part) ?? []);

/** Refuses paths that API Gateway could not have, alone or beside each other. */
export const checkPaths = (paths: Node, refuse: Refuse): void => {
  /** The name of the parameter that stands below each path. */
  const below = new Map<string, string>();
  for (const [path] of children(paths)) {
    const at = child(paths, path);
    const fault = partFault(path);
    if (fault !== undefined) {
      refuse(at, fault);
      continue;
    }
    const parts = path.split('/');
    for (const [index, part] of parts.entries()) {
      const name = parameterIn(part);
      if (name === undefined) continue;
      const parent = parts.slice(0, index).join('/');
      const other = below.get(parent);
      if (other !== undefined && other !== name)
        refuse(
          at,
          `has {${name}} where another path has {${other}}: the gateway wants one name for one place`,
        );
      below.set(parent, other ?? name);
    }
    const names = parametersIn(path);
    for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index)))
      refuse(at, `has the parameter {${name}} twice`);
  }
};
