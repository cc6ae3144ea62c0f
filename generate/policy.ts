import { json, list, text, type Json } from '../core/json.ts';
import { child, children, type Node, type Refuse } from './document.ts';
import { NETWORKS } from './words.ts';

/** Where the tag is that is limited to networks: there may be one. */
const limitedIn = (root: Node): readonly Node[] =>
  children(child(root, 'tags'))
    .map(([, tag]) => tag)
    .filter(({ value }) => NETWORKS in json(value));

/** Refuses what the gateway's policy could not say. */
export const checkNetworks = (root: Node, refuse: Refuse): void => {
  const [first, ...others] = limitedIn(root);
  if (first && !/^[A-Z][A-Za-z0-9]*$/.test(text(json(first.value)[NETWORKS])))
    refuse(child(first, NETWORKS), 'must be the name of a parameter of template.yaml');
  for (const other of others) refuse(child(other, NETWORKS), 'is for one tag only');
};

/** The part of a contract that a policy is about. */
interface Limitable {
  readonly root: Node;
  readonly operations: readonly { readonly tag: string; readonly path: string }[];
}

const invoke = { Principal: '*', Action: 'execute-api:Invoke' };

/**
 * The resource policy of the API: all may call it, but the paths of a tag that is limited only from its networks. It is
 * absent as long as the template's condition `Has<parameter>` is false. Nothing where no tag is limited.
 */
export const policyOf = ({ root, operations }: Limitable): Json => {
  const [limited] = limitedIn(root);
  if (!limited) return {};
  const { name, [NETWORKS]: given } = json(limited.value);
  const parameter = text(given);
  const paths = [...new Set(operations.filter(({ tag }) => tag === name).map(({ path }) => path))];
  const policy: Json = {
    Version: '2012-10-17',
    Statement: list([
      { Effect: 'Allow', ...invoke, Resource: 'execute-api:/*' },
      {
        Effect: 'Deny',
        ...invoke,
        // With a slash behind it, too: what a path leads to must not depend on how the gateway reads that.
        Resource: paths
          .map((path) => `execute-api:/*/*${path.replaceAll(/\{[^}]*\}/g, '*')}`)
          .flatMap((resource) => [resource, `${resource}/`]),
        Condition: { NotIpAddress: { 'aws:SourceIp': { 'Fn::Split': [',', { Ref: parameter }] } } },
      },
    ]),
  };
  return { 'x-amazon-apigateway-policy': { 'Fn::If': [`Has${parameter}`, policy, { Ref: 'AWS::NoValue' }] } };
};
