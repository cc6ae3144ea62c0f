import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { Code } from '../core/errors.ts';
import { STATUS } from '../core/http/failed.ts';
import { json, text } from '../core/json.ts';
import { contractOf } from '../generate/contract.ts';
import { GATEWAY_ERRORS } from '../generate/responses.ts';

/** One error as it stands in the source of a function. */
export interface SourceError {
  readonly code: string;
  /** `…` where the source puts in a value; undefined where all of it is put together elsewhere. */
  readonly message: string | undefined;
}

const nodesIn = (node: ts.Node): ts.Node[] => [node, ...node.getChildren().flatMap(nodesIn)];

/** The text of a literal, of a template with `…` for each of its values; undefined of anything else. */
const said = (node: ts.Node | undefined): string | undefined => {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
};

const propertyOf = (node: ts.ObjectLiteralExpression, name: string): ts.Node | undefined =>
  node.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)?.initializer;

const isCode = (code: string | undefined): code is Code => code !== undefined && code in STATUS;

const errorIn = (node: ts.Node): SourceError[] => {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Failure') {
    const [code, message] = node.arguments ?? [];
    const name = said(code);
    return isCode(name) ? [{ code: name, message: said(message) }] : [];
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'invalid') {
    const [place, name, message] = node.arguments.map(said);
    if (node.arguments.length !== 3) return [];
    const kind = place === 'body' ? 'field' : 'parameter';
    return [
      { code: 'RequestInvalid', message: `The ${place ?? '…'} ${kind} ${name ?? '…'} ${message ?? '…'}` },
    ];
  }
  // A rule that makes an error of what the user directory throws.
  if (ts.isObjectLiteralExpression(node) && propertyOf(node, 'names')) {
    const code = said(propertyOf(node, 'code'));
    return isCode(code) ? [{ code, message: said(propertyOf(node, 'message')) }] : [];
  }
  return [];
};

/** The errors that a source makes: by `new Failure`, by `invalid`, and by rules about the user directory. */
export const errorsIn = (source: string): SourceError[] =>
  nodesIn(ts.createSourceFile('source.ts', source, ts.ScriptTarget.ESNext, true)).flatMap(errorIn);

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('core/contract/') && path !== 'core/errors.ts')
    .sort();

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const EXPLAINED = /^- `(\w+)` \((\d{3})\): (.*)$/gm;

const codeTable = (): string => {
  const { schemas } = contractOf(readFileSync('openapi.yaml', 'utf8'));
  const explained = text(json(json(schemas['Error']?.['properties'])['code'])['description']);
  return tableOf(
    ['Code', 'Status', 'Cause'],
    [...explained.matchAll(EXPLAINED)].map(([, code = '', status = '', cause = '']) => [
      `\`${code}\``,
      status,
      cause,
    ]),
  );
};

const gatewayTable = (): string =>
  tableOf(
    ['Response type', 'Status', 'Code', 'Message'],
    Object.entries(GATEWAY_ERRORS).map(([type, { status, code, message }]) => [
      `\`${type}\``,
      status === undefined ? 'of the error' : String(status),
      `\`${code}\``,
      message ?? '*API Gateway’s own*',
    ]),
  );

const functionTable = (): string => {
  const rows = ['core', 'functions', 'systems']
    .flatMap(sources)
    .flatMap((path) =>
      errorsIn(readFileSync(path, 'utf8')).map(({ code, message }) => [
        isCode(code) ? String(STATUS[code]) : '',
        `\`${code}\``,
        message ?? '*says what is wrong*',
        dirname(path).replace(/^systems\//, ''),
      ]),
    );
  const lines = new Map(rows.map((row) => [row.join('|'), row]));
  return tableOf(
    ['Status', 'Code', 'Message', 'From'],
    [...lines].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row),
  );
};

/** The tables of docs/errors.md, from the contract, the generator and the source of the functions. */
export const errorTables = (): string =>
  [
    '## Codes',
    codeTable(),
    '## Errors of the gateway',
    gatewayTable(),
    '## Errors of the functions',
    functionTable(),
  ].join('\n\n');
