import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { LoadPorts } from '../loading/ports.ts';

/** Adds what a load counted to the metrics of this invocation; the entry publishes them. */
export const loadMetrics =
  (metrics: Metrics): LoadPorts['measure'] =>
  (counts, state) => {
    metrics.addMetric('RowsRead', MetricUnit.Count, counts.rows_read);
    metrics.addMetric('RowsWritten', MetricUnit.Count, counts.written);
    metrics.addMetric('RowsRejected', MetricUnit.Count, counts.rejected);
    metrics.addMetric('LoadsRefused', MetricUnit.Count, state === 'refused' ? 1 : 0);
  };
