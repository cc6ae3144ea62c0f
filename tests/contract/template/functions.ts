import { functionOf } from '../../../generate/gateway.ts';
import { json, list, text, type Json } from '../../../core/json.ts';
import { idOf, listed, ofType, type Resource, type Template } from './read.ts';
import type { Project, Rule } from './project.ts';
import { exportsIn, importsIn, settingsIn } from './source.ts';

/** The functions of a template, what `Globals` says of all of them put in. */
export const functionsOf = (template: Template): Resource[] =>
  ofType(template, 'AWS::Serverless::Function').map(({ id, source, properties }) => ({
    id,
    source,
    properties: { ...json(template.globals['Function']), ...properties },
  }));

/** `http.handler` in `functions/permits/` -> `functions/permits/http.ts`. */
export const entryOf = ({ properties }: Resource): string =>
  `${text(properties['CodeUri'])}${text(properties['Handler']).replace(/\.[^.]*$/, '')}.ts`;

const variablesOf = (holder: unknown): Json => json(json(json(holder)['Environment'])['Variables']);

const ESBUILD: Json = {
  Format: 'esm',
  Target: 'node24',
  Minify: true,
  OutExtension: ['.js=.mjs'],
  MainFields: 'module,main',
};

const buildFaults = ({ id, source, properties }: Resource): string[] => {
  const metadata = json(source['Metadata']);
  const options = json(metadata['BuildProperties']);
  const wrong = Object.entries(ESBUILD)
    .filter(([name, want]) => JSON.stringify(options[name]) !== JSON.stringify(want))
    .map(([name, want]) => `${name} must be ${JSON.stringify(want)}`);
  if (metadata['BuildMethod'] !== 'esbuild') wrong.push('BuildMethod must be esbuild');
  if (options['Sourcemap'] !== undefined) wrong.push('source maps are not deployed');
  if (listed(options['EntryPoints'])[0] !== entryOf({ id, source, properties }).split('/').at(-1))
    wrong.push('EntryPoints must begin with the file of its Handler');
  if (!/^js=import \{ createRequire as \w{12,} \}/.test(text(list(options['Banner'])[0])))
    wrong.push('Banner must define require under a long name');
  return wrong.map((fault) => `${id}: ${fault}`);
};

export const builtByEsbuild: Rule = ({ template }) => functionsOf(template).flatMap(buildFaults);

export const oneRuntime: Rule = ({ template }) =>
  functionsOf(template).flatMap(({ id, source, properties }) => [
    ...(properties['Runtime'] === 'nodejs24.x' ? [] : [`${id}: Runtime must be nodejs24.x`]),
    ...('Architectures' in json(source['Properties']) ? [`${id}: Architectures belongs to Globals`] : []),
    ...(JSON.stringify(properties['Architectures']) === '[{"Ref":"Architecture"}]'
      ? []
      : [`${id}: Architectures must be the parameter Architecture`]),
  ]);

export const entryIsThere: Rule = ({ template, file }) =>
  functionsOf(template).flatMap((one) => {
    const source = file(entryOf(one));
    if (source === undefined) return [`${one.id}: ${entryOf(one)} is not there`];
    const name = text(one.properties['Handler']).split('.').at(-1) ?? '';
    return exportsIn(source).includes(name) ? [] : [`${one.id}: ${entryOf(one)} exports no ${name}`];
  });

/** The logger reads POWERTOOLS_*, the SDK reads AWS_*; all else is a setting. */
const isSetting = (name: string): boolean => !/^(POWERTOOLS|AWS)_/.test(name);

export const settingsAgree: Rule = ({ template, file }) =>
  functionsOf(template).flatMap((one) => {
    const variables = [template.globals['Function'], one.source['Properties']].flatMap((holder) =>
      Object.entries(variablesOf(holder)),
    );
    const given = variables.map(([name]) => name).filter(isSetting);
    const asked = settingsIn(file(entryOf(one)) ?? '');
    return [
      ...asked.filter((name) => !given.includes(name)).map((name) => `asks for ${name}, which is not given`),
      ...given
        .filter((name) => !asked.includes(name))
        .map((name) => `is given ${name}, and never asks for it`),
      // CloudFormation makes texts of numbers; an emulator gives the function's process what stands here.
      ...variables
        .filter(([, value]) => typeof value === 'number' || typeof value === 'boolean')
        .map(([name]) => `${name} must be a text`),
    ].map((fault) => `${one.id}: ${fault}`);
  });

const NEVER_SET = ['POWERTOOLS_LOGGER_LOG_EVENT', 'POWERTOOLS_DEV'];

export const eventsAreNotLogged: Rule = ({ template }) => {
  const all = JSON.stringify([template.globals, template.resources]);
  return NEVER_SET.filter((name) => all.includes(`"${name}"`)).map((name) => `${name}: must not be set`);
};

export const logsExpire: Rule = ({ template }) => {
  const groups = ofType(template, 'AWS::Logs::LogGroup');
  const expiring = groups.filter(({ properties }) => properties['RetentionInDays'] !== undefined);
  return functionsOf(template)
    .filter(({ properties }) => {
      const group = idOf(json(properties['LoggingConfig'])['LogGroup']);
      return !expiring.some(({ id }) => id === group);
    })
    .map(({ id }) => `${id}: its LoggingConfig must name a log group with RetentionInDays`);
};

const mayBeInvoked = (template: Template, id: string): boolean =>
  ofType(template, 'AWS::Lambda::Permission').some(
    ({ properties }) =>
      (idOf(properties['FunctionName']) ?? idOf(properties['FunctionName'], 'Arn')) === id &&
      properties['Action'] === 'lambda:InvokeFunction' &&
      properties['Principal'] === 'apigateway.amazonaws.com' &&
      text(json(properties['SourceArn'])['Fn::Sub']).includes(':${Api}/'),
  );

const tagFaults = ({ template, file }: Project, tag: string): string[] => {
  const id = functionOf(tag);
  const found = functionsOf(template).find((one) => one.id === id);
  if (!found) return [`tag ${tag}: has no ${id}`];
  const table = importsIn(file(entryOf(found)) ?? '').some((path) => path.endsWith(`/contract/${tag}.ts`));
  return [
    ...(mayBeInvoked(template, id) ? [] : [`tag ${tag}: the gateway may not invoke ${id}`]),
    ...(table ? [] : [`tag ${tag}: ${entryOf(found)} does not serve core/contract/${tag}.ts`]),
  ];
};

export const tagsAreServed: Rule = (project) =>
  [...new Set(project.operations.map(({ tag }) => tag))].flatMap((tag) => tagFaults(project, tag));
