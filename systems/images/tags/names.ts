import { Failure, type Fault } from '../../../core/errors.ts';
import { NAME_RULE, tagName } from '../library/image.ts';

const refused = (part: Fault['in'], field: string, message: string): Failure =>
  new Failure(
    'RequestInvalid',
    `The ${part} ${part === 'body' ? 'field' : 'parameter'} ${field} ${message}`,
    {
      faults: [{ in: part, name: field, message }],
    },
  );

/**
 * Names of tags in their one form, none twice.
 * @throws Failure RequestInvalid for a name that is none in that form, such as one that has grown too long
 */
export const namesIn = (part: Fault['in'], field: string, names: readonly string[] = []): string[] => {
  const normal = names.map((name) => tagName(name));
  if (!normal.every((name) => name !== undefined))
    throw refused(part, field, `holds what is no name of a tag: ${NAME_RULE}`);
  return [...new Set(normal)];
};

/** @throws Failure RequestInvalid when a field is there that does not go with the others */
export const refuseIf = (isWrong: boolean, part: Fault['in'], field: string, message: string): void => {
  if (isWrong) throw refused(part, field, message);
};
