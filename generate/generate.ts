import { byTag, contractOf, type Contract } from './contract.ts';
import { gatewayOf } from './gateway.ts';
import { messagesOf } from './messages.ts';
import { routesOf } from './routes.ts';
import { messageTypesOf, typesOf } from './types.ts';
import { messageValidatorsOf, runtimeOf, validatorsOf } from './validators.ts';

/** The texts that everything is generated from. */
export interface Sources {
  /** openapi.yaml */
  readonly contract: string;
  /** core/messages/messages.yaml */
  readonly messages?: string;
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

/**
 * Derives everything that is generated from the contract, and from the messages between functions. Writes
 * nothing; the same texts give the same files on every machine.
 * @returns the text of each file of `core/contract/`, by its name
 * @throws Error that lists what in the contract cannot be kept
 */
export const generate = async (sources: Sources): Promise<ReadonlyMap<string, string>> => {
  const contract = contractOf(sources.contract);
  return new Map([
    ['types.ts', await typesOf(sources.contract)],
    ['gateway.yaml', gatewayOf(contract)],
    ['runtime.js', runtimeOf()],
    ...functionFiles(contract),
    ...(sources.messages === undefined ? [] : await messageFiles(sources.messages, contract)),
  ]);
};
