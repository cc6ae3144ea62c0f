import { json, list, text } from '../../../core/json.ts';
import { functionsOf } from './functions.ts';
import { idOf, ofType, type Resource } from './read.ts';
import type { Project, Rule } from './project.ts';

const layersOf = ({ template }: Project): Resource[] => ofType(template, 'AWS::Serverless::LayerVersion');

/** The packages that a layer's `package.json` names. */
const packagesOf = ({ file }: Project, { properties }: Resource): string[] => {
  const source = file(`${text(properties['ContentUri'])}package.json`);
  return source === undefined ? [] : Object.keys(json(json(JSON.parse(source))['dependencies']));
};

/** Layers are built for what the functions run on, and outlive a deployment that replaces them. */
export const layersAreKept: Rule = (project) =>
  layersOf(project).flatMap((layer) => {
    const { id, source, properties } = layer;
    const metadata = json(source['Metadata']);
    return [
      ...(properties['RetentionPolicy'] === 'Retain' ? [] : ['must have RetentionPolicy Retain']),
      ...(metadata['BuildMethod'] === 'nodejs24.x' ? [] : ['BuildMethod must be nodejs24.x']),
      ...(JSON.stringify(properties['CompatibleRuntimes']) === '["nodejs24.x"]'
        ? []
        : ['CompatibleRuntimes must be [nodejs24.x]']),
      ...(idOf(list(properties['CompatibleArchitectures'])[0]) === 'Architecture'
        ? []
        : ['CompatibleArchitectures must be the parameter Architecture']),
      ...(packagesOf(project, layer).length > 0 ? [] : ['its package.json names no package']),
    ].map((fault) => `${id}: ${fault}`);
  });

/** What is left out of a bundle is in a layer of the function, and what is in its layers is left out. */
export const layersHoldWhatIsLeftOut: Rule = (project) =>
  functionsOf(project.template).flatMap(({ id, source, properties }) => {
    const left = list(json(json(source['Metadata'])['BuildProperties'])['External']).map(text);
    const layers = list(properties['Layers']).map((layer) => idOf(layer));
    const held = layersOf(project)
      .filter((layer) => layers.includes(layer.id))
      .flatMap((layer) => packagesOf(project, layer));
    return [
      ...left
        .filter((name) => !held.includes(name))
        .map((name) => `leaves out ${name}, which no layer holds`),
      ...held.filter((name) => !left.includes(name)).map((name) => `bundles ${name}, which a layer holds`),
    ].map((fault) => `${id}: ${fault}`);
  });
