import { isJson, json, list, text, type Json } from '../../../core/json.ts';
import { listed, type Template } from './read.ts';

/** Which node of the graph refers to which names. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const namesInSub = (argument: unknown): string[] => {
  const [pattern, own] = Array.isArray(argument) ? list(argument) : [argument];
  return [...text(pattern).matchAll(/\$\{(?!!)([^}]+)\}/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !(name in json(own)));
};

/** Every name that a value refers to, before the first dot: `Ref`, `Fn::GetAtt` and `Fn::Sub`. */
const namesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (!isJson(value)) return [];
  const names = Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [text(inner)];
    if (key === 'Fn::GetAtt') return [text(listed(inner)[0])];
    if (key === 'Fn::Sub') return [...namesInSub(inner), ...namesIn(inner)];
    return namesIn(inner);
  });
  return names.map((name) => name.split('.')[0] ?? name);
};

/** The nodes of a resource: an event of a function is one of its own, as SAM makes a resource of it. */
const nodesOf = (id: string, resource: Json): [string, string[]][] => {
  const { Events: events, ...properties } = json(resource['Properties']);
  const dependencies = listed(resource['DependsOn']).map(text);
  return [
    [id, [...dependencies, ...namesIn(properties)]],
    ...Object.entries(json(events)).map(([name, event]): [string, string[]] => [
      `${id}.${name}`,
      [id, ...namesIn(event)],
    ]),
  ];
};

/**
 * The resource that a name means. SAM adds a stage to an API, named after both: `Apiv1Stage`; it stands
 * or falls with its API. Other names that SAM gives hold a hash, and cannot be referred to.
 */
const resourceOf = ({ resources }: Template, name: string): string | undefined =>
  name in resources
    ? name
    : Object.entries(resources).find(
        ([id, source]) => `${id}${text(json(source['Properties'])['StageName'])}Stage` === name,
      )?.[0];

const graphOf = (template: Template): Graph =>
  new Map(
    Object.entries(template.resources)
      .flatMap(([id, resource]) => nodesOf(id, resource))
      .map(([node, names]) => [
        node,
        new Set(names.map((name) => resourceOf(template, name)).filter((id) => id !== undefined)),
      ]),
  );

/** The circles of references, such as `Api -> PermitsFunction -> Api`; one for each that a walk closes. */
export const circlesIn = (template: Template): string[] => {
  const graph = graphOf(template);
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (node: string, path: readonly string[]): void => {
    if (path.includes(node)) circles.push([...path.slice(path.indexOf(node)), node].join(' -> '));
    if (path.includes(node) || done.has(node)) return;
    for (const next of graph.get(node) ?? []) walk(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) walk(node, []);
  return circles;
};

/** References to what is neither a resource, a parameter nor a pseudo parameter. */
export const danglingIn = (template: Template): string[] =>
  [...Object.entries(template.resources), ['Outputs', template.outputs] as const].flatMap(([id, source]) =>
    [...listed(source['DependsOn']).map(text), ...namesIn(source)]
      .filter((name) => !name.startsWith('AWS::') && !(name in template.parameters))
      .filter((name) => resourceOf(template, name) === undefined)
      .map((name) => `${id}: refers to ${name}, which is not there`),
  );
