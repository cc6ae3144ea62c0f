import { bannerOf } from './banner.ts';
import type { ContractParameter, Operation } from './contract.ts';

const parameterText = ({ in: place, name, type, list }: ContractParameter): string =>
  JSON.stringify({ in: place, name, type, list });

const bodyText = (body: Operation['body']): string => (body ? (body.isRaw ? 'raw' : 'json') : 'none');

const routeText = ({ id, method, path, access, parameters, body }: Operation): string =>
  `  ${JSON.stringify(`${method} ${path}`)}: {
    id: '${id}',
    access: ${JSON.stringify(access)},
    parameters: [${parameters.map((parameter) => `\n      ${parameterText(parameter)},`).join('')}${parameters.length > 0 ? '\n    ' : ''}],
    body: '${bodyText(body)}',
    validate: validate.${id},
  },`;

/** The route table of one function: a TypeScript module that exports it under the tag's name. */
export const routesOf = (
  tag: string,
  operations: readonly Operation[],
): string => `${bannerOf('openapi.yaml')}import type { Table } from '../http/table.ts';
import * as validate from './${tag}.validate.js';

export const ${tag} = {
${operations.map(routeText).join('\n')}
} as const satisfies Table;
`;
