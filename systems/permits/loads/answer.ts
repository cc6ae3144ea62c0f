import type { components } from '../../../core/contract/types.ts';
import { fileNameOf } from '../claims/file.ts';
import type { LoadRecord } from '../loading/load-record.ts';

/** A load as the contract answers it. @param rejectsUrl where its rejected rows can be read */
export const loadAnswer = (record: LoadRecord, rejectsUrl?: string): components['schemas']['Load'] => ({
  id: record.id,
  file: fileNameOf(record.file),
  state: record.state,
  reason: record.reason,
  sheets: [...record.sheets],
  leftOut: record.left_out.map(({ name, reason }) => ({ name, reason })),
  rowsRead: record.rows_read,
  written: record.written,
  unchanged: record.unchanged,
  rejected: record.rejected,
  placesUnclear: record.places_unclear,
  removed: record.removed,
  superseded: record.superseded,
  startedAt: record.started_at,
  ...(record.finished_at !== '' && { finishedAt: record.finished_at }),
  ...(rejectsUrl !== undefined && { rejectsUrl }),
});
