import { json } from '../core/json.ts';
import { saidOf, type Complaint } from '../core/complaint.ts';
import type { Contract } from './contract.ts';
import { child, type DocumentFault, type Node, stepsOf } from './document.ts';
import { isRef, jsonSchema, schemaId, schemasIn } from './schemas.ts';
import { type Compiler, requestSchema, wholeCompilerOf } from './validators.ts';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What a compiler says of a schema, if it does not take it. */
const compileFault = (at: Node, compile: () => unknown): DocumentFault[] => {
  try {
    compile();
    return [];
  } catch (error) {
    return [{ path: at.path, message: `no validator can be made of it: ${messageOf(error)}` }];
  }
};

/** A default that its own schema refuses would make every request without the field a bad one. */
const defaultFault = (schema: Node, { ajv, convert }: Compiler): DocumentFault[] => {
  const at = child(schema, 'default');
  if (at.value === undefined || isRef(schema.value)) return [];
  const validate = ajv.compile(json(jsonSchema(schema, convert)));
  if (validate(structuredClone(at.value))) return [];
  const [first] = (validate.errors ?? []) as readonly Complaint[];
  return [{ path: at.path, message: `the default ${first ? saidOf(first) : 'is not valid'}` }];
};

/** The schemas of a contract that requests are checked by. */
const schemasOf = ({ root, schemas, operations }: Contract): Node[] => [
  ...Object.keys(schemas).map((name) => child(root, 'components', 'schemas', name)),
  ...operations.flatMap(({ parameters }) => parameters.map(({ node }) => node)),
];

/** Compiles every schema and every request of a contract, and says which cannot be, and which defaults are wrong. */
export const checkCompiling = (contract: Contract): DocumentFault[] => {
  const { root, operations } = contract;
  const compiler = wholeCompilerOf(contract, { code: false });
  const faults = compiler.inOrder.flatMap((reference) =>
    compileFault(child(root, ...(stepsOf(reference) ?? [])), () =>
      compiler.ajv.getSchema(schemaId(reference)),
    ),
  );
  // What refers to a bad schema fails with its words, and comes after it.
  if (faults.length > 0)
    return faults.filter(({ message }, at) => faults.findIndex((one) => one.message === message) === at);
  return [
    ...operations.flatMap((operation) =>
      compileFault(operation.node, () => compiler.ajv.compile(requestSchema(operation, compiler.convert))),
    ),
    ...schemasOf(contract)
      .flatMap(schemasIn)
      .flatMap((schema) => defaultFault(schema, compiler)),
  ];
};
