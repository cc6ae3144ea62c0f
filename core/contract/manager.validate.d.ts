// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validate } from '../http/table.ts';

export declare const manageTable: Validate;
export declare const manageTableAsAdmin: Validate;
