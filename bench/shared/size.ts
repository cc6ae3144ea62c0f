import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../core/aws/dynamo.ts';

/** A read unit, in bytes. */
const UNIT = 4096;
/** Of a list or a map, and of each member of it, whatever they hold. */
const [NESTED, MEMBER] = [3, 1];

const bytes = (text: string): number => Buffer.byteLength(text);

/** A byte for two significant digits, one for the exponent, and one for the sign below nothing. */
const numberSize = (text: string): number => {
  const [, sign = '', digits = ''] = /^(-?)([\d.]*)/.exec(text) ?? [];
  const significant = digits.replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(significant.length / 2) + 1 + sign.length;
};

const valueSize = (value: AttributeValue): number => {
  if (value.S !== undefined) return bytes(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  if (value.L !== undefined) return value.L.reduce((sum, one) => sum + MEMBER + valueSize(one), NESTED);
  if (value.M !== undefined)
    return Object.entries(value.M).reduce(
      (sum, [name, one]) => sum + MEMBER + bytes(name) + valueSize(one),
      NESTED,
    );
  throw new Error('no size is known for an attribute of this type');
};

/**
 * What an item counts, in bytes.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0);

/**
 * What a read of so many bytes costs, in read units. A Query adds up what it looks at before it rounds, a BatchGetItem
 * rounds for each item. What finds nothing costs a unit, too, although DynamoDB Local says that it is for nothing.
 * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const unitsOf = (size: number, isConsistent: boolean): number =>
  Math.max(1, Math.ceil(size / UNIT)) * (isConsistent ? 1 : 0.5);
