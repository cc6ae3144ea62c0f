// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validate } from '../http/table.ts';

export declare const getMe: Validate;
export declare const deleteMe: Validate;
export declare const listMyKeys: Validate;
export declare const changeMyKey: Validate;
export declare const deleteMyKey: Validate;
export declare const rotateMyKey: Validate;
export declare const getMyUsage: Validate;
export declare const listUsers: Validate;
export declare const inviteUser: Validate;
export declare const getUser: Validate;
export declare const changeUser: Validate;
export declare const deleteUser: Validate;
export declare const listKeys: Validate;
export declare const issueKey: Validate;
export declare const getUsage: Validate;
export declare const changeKey: Validate;
export declare const deleteKey: Validate;
export declare const rotateKey: Validate;
export declare const resendInvitation: Validate;
export declare const listAudit: Validate;
