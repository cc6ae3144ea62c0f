import { json, objectsIn } from '../../../core/json.ts';
import type { Rule } from './project.ts';

/** Whether a namespace is one of AWS's own, such as `AWS/SQS`. */
const isOfAws = (namespace: unknown): boolean =>
  typeof namespace === 'string' && namespace.startsWith('AWS/');

/** Our own metrics stand in a namespace of the stack: else two stacks of an account would ring each other's alarms. */
export const metricsAreTheStacks: Rule = ({ template }) => {
  const isOurs = (namespace: unknown): boolean => json(namespace)['Fn::Sub'] === 'Trellis/${AWS::StackName}';
  const variables = json(json(json(template.globals['Function'])['Environment'])['Variables']);
  return [
    ...(isOurs(variables['POWERTOOLS_METRICS_NAMESPACE'])
      ? []
      : ['Globals: the namespace of metrics does not hold the stack’s name']),
    ...Object.entries(template.resources).flatMap(([id, resource]) =>
      [...objectsIn(resource)]
        .flatMap(({ node }) =>
          ['Namespace', 'MetricNamespace'].flatMap((name) => (name in node ? [node[name]] : [])),
        )
        .filter((namespace) => !isOfAws(namespace) && !isOurs(namespace))
        .map(() => `${id}: looks at the metrics of other stacks`),
    ),
  ];
};
