import { functionOf } from '../../../generate/gateway.ts';
import { isJson, json, type Json } from '../../../core/json.ts';
import { shortName } from '../../../local/logs/name.ts';
import { functionsOf } from './functions.ts';
import type { Project, Rule } from './project.ts';

/**
 * The function that a file of `events/` is for, the one with the longest name that fits: those of `permits-load` are
 * `permits-load.json` and `permits-load-….json`.
 */
export const ownerOf = ({ template }: Pick<Project, 'template'>, file: string): string | undefined =>
  functionsOf(template)
    .map(({ id }) => id)
    .filter((id) => `${file.replace(/\.json$/, '')}-`.startsWith(`${shortName(id)}-`))
    .sort((one, other) => other.length - one.length)[0];

export const everyFunctionHasAnEvent: Rule = (project) => {
  const owners = new Set([...project.events.keys()].map((file) => ownerOf(project, file)));
  return functionsOf(project.template)
    .filter(({ id }) => !owners.has(id))
    .map(({ id }) => `${id}: has no events/${shortName(id)}.json`);
};

const eventOf = (source: string): Json | undefined => {
  try {
    const event: unknown = JSON.parse(source);
    return isJson(event) ? event : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const gatewayFaults = ({ operations }: Project, owner: string, event: Json): string[] => {
  if (event['httpMethod'] === undefined) return [];
  const names = Object.keys({ ...json(event['headers']), ...json(event['multiValueHeaders']) });
  const operation = operations.find(
    ({ method, path }) => method === event['httpMethod'] && path === event['resource'],
  );
  return [
    ...(operation && functionOf(operation.tag) === owner ? [] : [`is no request that ${owner} answers`]),
    ...names
      .filter((name) => /^(x-api-key|authorization|cookie)$/i.test(name))
      .map((name) => `holds the header ${name}`),
  ];
};

export const eventsFit: Rule = (project) =>
  [...project.events].flatMap(([file, source]) => {
    const owner = ownerOf(project, file);
    const event = eventOf(source);
    if (!file.endsWith('.json') || owner === undefined) return [`events/${file}: belongs to no function`];
    if (!event) return [`events/${file}: is no JSON object`];
    return gatewayFaults(project, owner, event).map((fault) => `events/${file}: ${fault}`);
  });
