/** What moto does otherwise than AWS, and what stands in for it. An entry that is no longer needed turns a test red. */

/**
 * Types of resources that moto's CloudFormation does not make, or makes without an id by which others could refer to
 * them. Those of `MAKES` are made by calls.
 */
export const TYPES: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Deployment': 'It has no id that the stage could refer to; CreateDeployment makes it.',
};

export const PROPERTIES: Readonly<Record<string, string>> = {};

/** Calls that moto answers otherwise, by their names in the table of calls. */
export const ANSWERS: Readonly<Record<string, string>> = {};
