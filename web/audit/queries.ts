import { answerOf, type components } from 'trellis/client';
import { api } from '../session/browser.ts';
import type { AuditLink } from './search.ts';

export type AuditRecord = components['schemas']['AuditRecord'];

export const auditKey = (link: AuditLink) => ['GET', '/audit', link] as const;

export const readAudit = (link: AuditLink, cursor: string | undefined, signal: AbortSignal) =>
  answerOf(
    api.GET('/audit', { params: { query: { ...link, ...(cursor !== undefined && { cursor }) } }, signal }),
  );
