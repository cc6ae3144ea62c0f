import { checkCompiling } from './compiling.ts';
import { byTag, readContract, type Contract } from './contract.ts';
import { ContractError, type DocumentFault, linesOf, pointerOf } from './document.ts';
import { gatewayOf } from './gateway.ts';
import { type House, houseFaults } from './house.ts';
import { messagesOf } from './messages.ts';
import { routesOf } from './routes.ts';
import type { Known } from './security.ts';
import { structureFaults } from './structure.ts';
import { messageTypesOf, typesOf } from './types.ts';
import { messageValidatorsOf, runtimeOf, validatorsOf } from './validators.ts';

/** The texts that everything is generated from. */
export interface Sources {
  /** openapi.yaml */
  readonly contract: string;
  /** core/messages/messages.yaml */
  readonly messages?: string;
  /** Other scopes and groups than this project's. */
  readonly known?: Known;
  /** The project whose rules the contract must keep, too; none where it is only tried. */
  readonly house?: House;
}

type Files = readonly (readonly [name: string, text: string])[];

const functionFiles = (contract: Contract): Files =>
  [...byTag(contract)].flatMap(([tag, operations]) => {
    const { code, declaration } = validatorsOf(contract, operations);
    return [
      [`${tag}.ts`, routesOf(tag, operations)],
      [`${tag}.validate.js`, code],
      [`${tag}.validate.d.ts`, declaration],
    ] as const;
  });

const messageFiles = async (source: string, contract: Contract): Promise<Files> => {
  const messages = messagesOf(source, contract);
  const { code, declaration } = messageValidatorsOf(messages);
  return [
    ['messages.ts', await messageTypesOf(messages)],
    ['messages.validate.js', code],
    ['messages.validate.d.ts', declaration],
  ];
};

/** Faults, each place's once: what an earlier check says of a place, a later one would say in other words. */
const eachPlaceOnce = (...checks: readonly (readonly DocumentFault[])[]): DocumentFault[] =>
  checks.reduce<DocumentFault[]>((before, faults) => {
    const places = new Set(before.map(({ path }) => pointerOf(path)));
    return [...before, ...faults.filter(({ path }) => !places.has(pointerOf(path)))];
  }, []);

/** The contract, with nothing wrong in it: neither to OpenAPI, nor to the gateway, nor to the compiler of validators. */
const checked = async ({ contract: source, known, house }: Sources): Promise<Contract> => {
  const { document, contract, faults } = readContract(source, known);
  const structure = await structureFaults(source).catch((cause: unknown) => {
    // It gives up where references lead in a circle, or on another version of OpenAPI: the faults say so.
    if (faults.length > 0) return [];
    throw cause;
  });
  const all = eachPlaceOnce(faults, structure, house ? houseFaults(contract, house) : []);
  // A compiler would say the same again, in other words.
  if (all.length === 0) all.push(...checkCompiling(contract));
  if (all.length > 0) throw new ContractError('openapi.yaml', linesOf(document, all));
  return contract;
};

/**
 * Derives everything that is generated from the contract, and from the messages between functions. Writes
 * nothing; the same texts give the same files on every machine.
 * @returns the text of each file of `core/contract/`, by its name
 * @throws ContractError that lists all that cannot be kept in the contract, each with its place
 */
export const generate = async (sources: Sources): Promise<ReadonlyMap<string, string>> => {
  const contract = await checked(sources);
  return new Map([
    ['types.ts', await typesOf(contract.document)],
    ['gateway.yaml', gatewayOf(contract)],
    ['runtime.js', runtimeOf()],
    ...functionFiles(contract),
    ...(sources.messages === undefined ? [] : await messageFiles(sources.messages, contract)),
  ]);
};
