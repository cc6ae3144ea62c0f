// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validate } from '../http/table.ts';

export declare const listCameras: Validate;
export declare const listCameraDetails: Validate;
export declare const lastFive: Validate;
export declare const lastFiveOfCamera: Validate;
export declare const listClips: Validate;
export declare const listClipDays: Validate;
export declare const getClipTimeline: Validate;
export declare const listSkippedFiles: Validate;
export declare const getClip: Validate;
