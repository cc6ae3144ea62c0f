import { DynamoDBServiceException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';

/** What DynamoDB answers to an input that it does not take. The SDK has no class for it. */
export const invalid = (message: string): DynamoDBServiceException =>
  new DynamoDBServiceException({ name: 'ValidationException', message, $fault: 'client', $metadata: {} });

export const noSuchTable = (name: string): ResourceNotFoundException =>
  new ResourceNotFoundException({ message: `Requested resource not found: ${name}`, $metadata: {} });

/**
 * The fields of an input that are set.
 * @throws ValidationException naming a field that is not known here, whether DynamoDB knows it or not
 */
export const fieldsOf = <K extends string>(
  input: unknown,
  known: readonly K[],
): Readonly<Partial<Record<K, unknown>>> => {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw invalid('a structure is expected');
  const set = Object.entries(input).filter(([, value]) => value !== undefined);
  const other = set.find(([name]) => !known.some((one) => one === name));
  if (other) throw invalid(`the table in memory does not know ${other[0]}`);
  return Object.fromEntries(set) as Partial<Record<K, unknown>>; // the line above has seen to the names
};
