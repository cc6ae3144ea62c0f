import type { components } from '../../../core/contract/types.ts';
import { costOf } from '../row/answer.ts';
import type { Permit } from '../row/permit.ts';
import { type Column, chosenOf, COLUMNS, type FoundPermit } from './columns.ts';
import { contentDispositionOf, contentTypeOf, type Format } from './format.ts';
import { csvOf, type CsvOptions, geojsonOf, ndjsonOf } from './written.ts';

/** All that is answered but the rows. */
export type Rest = Omit<components['schemas']['PermitPage'], 'items'>;

/** How an answer is written. */
export interface Form extends Pick<CsvOptions, 'bom' | 'formulas'> {
  readonly format: Format;
  readonly columns: readonly Column[];
}

/** A row with all that may be answered of it. */
const foundOf = (permit: Permit): FoundPermit =>
  Object.fromEntries(
    COLUMNS.flatMap((column) => {
      const value = permit[column];
      if (value === undefined) return [];
      return [[column, column.endsWith('_cost') ? costOf(value) : value]];
    }),
  );

const bodyOf = ({ format, columns, bom, formulas }: Form, permits: readonly FoundPermit[], rest: Rest) => {
  switch (format) {
    case 'json':
      return { body: { items: permits.map((permit) => chosenOf(permit, columns)), ...rest } };
    case 'csv':
      return { contentType: contentTypeOf('csv'), body: csvOf(permits, { columns, bom, formulas }) };
    case 'ndjson':
      return { contentType: contentTypeOf('ndjson'), body: ndjsonOf(permits, columns) };
    case 'geojson':
      return { contentType: contentTypeOf('geojson'), body: geojsonOf(permits, columns, rest) };
  }
};

/** What a browser may read of an answer. */
const EXPOSED = 'Retry-After,WWW-Authenticate,ETag,Content-Disposition,X-Trellis-Complete,X-Trellis-Cursor';

/** The headers of every answer to a search. @param etag absent where the answer may not be kept */
export const searchHeaders = (etag: string | undefined) => ({
  vary: 'Origin, Accept',
  'cache-control': etag === undefined ? 'no-store' : 'private, no-cache',
  'access-control-expose-headers': EXPOSED,
  ...(etag !== undefined && { etag }),
});

/** A page as it is answered. @param nowMs in milliseconds since 1970 UTC */
export const searchAnswer = (
  form: Form,
  permits: readonly Permit[],
  rest: Rest,
  etag: string | undefined,
  nowMs: number,
) => {
  const disposition = contentDispositionOf(form.format, new Date(nowMs).toISOString().slice(0, 10));
  return {
    status: 200 as const,
    headers: {
      ...searchHeaders(etag),
      ...(disposition !== undefined && { 'content-disposition': disposition }),
      'x-trellis-complete': String(rest.complete),
      ...(rest.cursor !== undefined && { 'x-trellis-cursor': rest.cursor }),
    },
    ...bodyOf(form, permits.map(foundOf), rest),
  };
};
