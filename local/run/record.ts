import { rm, writeFile } from 'node:fs/promises';
import { json, text } from '../../core/json.ts';
import { hasCode, readJson, writeJson } from '../../ops/files.ts';
import { type Identity, isAlive } from './identity.ts';

/** What `run.json` says about the process that runs a stack. */
export interface RunRecord {
  readonly supervisor: Identity;
  readonly ministack?: Identity;
  /** Where the API answers, once it does. */
  readonly api?: string;
}

const identityOf = (value: unknown): Identity | undefined => {
  const { pid, began } = json(value);
  return typeof pid === 'number' && typeof began === 'string' ? { pid, began } : undefined;
};

/** The record in a file; undefined when there is none, or none that can be read. */
export const readRecord = async (path: string): Promise<RunRecord | undefined> => {
  const found = await readJson(path);
  const [supervisor, ministack] = [identityOf(found['supervisor']), identityOf(found['ministack'])];
  const api = text(found['api']);
  return supervisor && { supervisor, ...(ministack && { ministack }), ...(api && { api }) };
};

/** The record of a stack that runs; undefined when its supervisor is gone. */
export const runningRecord = async (path: string): Promise<RunRecord | undefined> => {
  const record = await readRecord(path);
  return record && (await isAlive(record.supervisor)) ? record : undefined;
};

/**
 * Claims a stack for a supervisor. Of two that start at the same time, one gets it.
 * @returns false when another has the file
 */
export const claim = async (path: string, record: RunRecord): Promise<boolean> => {
  try {
    await writeFile(path, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
};

export const rewrite = (path: string, record: RunRecord): Promise<void> => writeJson(path, record);

export const release = (path: string): Promise<void> => rm(path, { force: true });
