import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { sendTo } from './aws/tables.ts';
import type { RunPorts } from './running/run.ts';

/** What is known of a deployment. */
export interface ManagerSettings {
  readonly stack: string;
  /** The names of the tables that may be reached. */
  readonly allowed: readonly string[];
}

/** The parts of the manager. */
export const managerParts = (db: DynamoDBClient, { stack, allowed }: ManagerSettings): RunPorts => ({
  allowed,
  send: sendTo(db, stack),
});
