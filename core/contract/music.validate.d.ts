// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validate } from '../http/table.ts';

export declare const createMusicTable: Validate;
export declare const deleteMusicTable: Validate;
export declare const putMusicItem: Validate;
export declare const getMusicItem: Validate;
export declare const updateMusicItem: Validate;
export declare const deleteMusicItem: Validate;
