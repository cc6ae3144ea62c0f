// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validate } from '../http/table.ts';

export declare const searchPermits: Validate;
export declare const getPermit: Validate;
export declare const getPermitHistory: Validate;
export declare const searchMyPermits: Validate;
export declare const getMyPermit: Validate;
export declare const getMyPermitHistory: Validate;
export declare const listLoads: Validate;
export declare const createLoad: Validate;
export declare const getLoad: Validate;
export declare const retryLoad: Validate;
