// Generated from core/messages/messages.yaml by `npm run generate`. Do not edit.
import type { Check } from '../messages/check.ts';
import type { components } from './messages.ts';

export declare const AccountWork: Check<components['schemas']['AccountWork']>;
export declare const TaggingWork: Check<components['schemas']['TaggingWork']>;
export declare const ForgetRequest: Check<components['schemas']['ForgetRequest']>;
export declare const ForgetAnswer: Check<components['schemas']['ForgetAnswer']>;
