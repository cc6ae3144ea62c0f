import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** `usersForgotten` -> `UsersForgotten`, as metrics are named. */
const metricName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Publishes what a run counted, a metric for each count. @param counts numbers, by name */
export const publishCounts = (metrics: Metrics, counts: object): void => {
  for (const [name, count] of Object.entries(counts) as [string, number][])
    metrics.addMetric(metricName(name), MetricUnit.Count, count);
  metrics.publishStoredMetrics();
};
