import { byTag, contractOf } from './contract.ts';
import { gatewayOf } from './gateway.ts';
import { routesOf } from './routes.ts';
import { typesOf } from './types.ts';
import { validatorsOf } from './validators.ts';

/**
 * Derives everything that is generated from the contract. Writes nothing; the same text gives the same
 * files on every machine.
 * @param source the text of openapi.yaml
 * @param root where the generator's libraries are found: the project's folder
 * @returns the text of each file of `core/contract/`, by its name
 * @throws Error that lists what in the contract cannot be kept
 */
export const generate = async (source: string, root: string): Promise<ReadonlyMap<string, string>> => {
  const contract = contractOf(source);
  const files = new Map([
    ['types.ts', await typesOf(source)],
    ['gateway.yaml', gatewayOf(contract)],
  ]);
  for (const [tag, operations] of byTag(contract)) {
    const { code, declaration } = validatorsOf(contract, operations, root);
    files.set(`${tag}.ts`, routesOf(tag, operations));
    files.set(`${tag}.validate.js`, code);
    files.set(`${tag}.validate.d.ts`, declaration);
  }
  return files;
};
