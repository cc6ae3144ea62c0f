// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Validate } from '../http/table.ts';

export declare const signUp: Validate;
export declare const signIn: Validate;
export declare const answerChallenge: Validate;
export declare const refreshTokens: Validate;
export declare const signOut: Validate;
export declare const forgotPassword: Validate;
export declare const resetPassword: Validate;
export declare const changeEmail: Validate;
export declare const confirmEmail: Validate;
export declare const changePassword: Validate;
export declare const endSessions: Validate;
