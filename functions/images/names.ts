import { Failure, type Fault } from '../../core/errors.ts';
import { tagName } from '../../core/images/image.ts';

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
 * @throws Failure RequestInvalid for a name that is too long in that form
 */
export const namesIn = (part: Fault['in'], field: string, names: readonly string[] = []): string[] => {
  const normal = names.map((name) => tagName(name));
  if (!normal.every((name) => name !== undefined)) throw refused(part, field, 'holds no name of a tag');
  return [...new Set(normal)];
};

/** @throws Failure RequestInvalid when a field is there that does not go with the others */
export const refuseIf = (isWrong: boolean, part: Fault['in'], field: string, message: string): void => {
  if (isWrong) throw refused(part, field, message);
};
