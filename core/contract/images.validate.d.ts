// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validate } from '../http/table.ts';

export declare const listImages: Validate;
export declare const createImage: Validate;
export declare const tagImages: Validate;
export declare const getImage: Validate;
export declare const deleteImage: Validate;
export declare const correctTags: Validate;
export declare const retagImage: Validate;
export declare const listTags: Validate;
export declare const renameTag: Validate;
export declare const deleteTag: Validate;
export declare const listImagesOfTag: Validate;
