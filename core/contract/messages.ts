// Generated from core/messages/messages.yaml by `npm run generate`. Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What the queue of the accounts carries to its worker. */
        readonly AccountWork: components["schemas"]["InviteWork"] | components["schemas"]["ResendWork"] | components["schemas"]["DeletionWork"];
        /** @description A deletion that was begun is to go on. */
        readonly DeletionWork: {
            /** @description How often the deletion has gone on by another message, in this row of them; 0 when absent. */
            readonly hops?: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "delete";
            readonly queuedAt: components["schemas"]["QueuedAt"];
            readonly sub: components["schemas"]["Sub"];
            /** @description The deletion's turn that this message is of; 0 when absent. */
            readonly turn?: number;
        };
        /** @description What came of it. Another field is no reason to ask again, so it is let through. */
        readonly ForgetAnswer: {
            /** @description Whether nothing is left; if not, the function is to be called again. */
            readonly done: boolean;
        };
        /** @description A system's function is to remove what it keeps of a user, as far as its time goes. */
        readonly ForgetRequest: {
            readonly sub: components["schemas"]["Uuid"];
        };
        /** @description A user whom an admin creates is to get keys, and a mail. */
        readonly InviteWork: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "invite";
            readonly queuedAt: components["schemas"]["QueuedAt"];
            /** @description A key is made for each; `[permits]` when absent. */
            readonly scopes?: readonly components["schemas"]["Scope"][];
            /** @description Whether the keys are mailed; true when absent. */
            readonly sendEmail?: boolean;
            readonly username: components["schemas"]["Username"];
        };
        /**
         * Format: date-time
         * @description When the message was sent; ISO 8601, UTC.
         */
        readonly QueuedAt: string;
        /** @description An invitation is to be mailed again. */
        readonly ResendWork: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "resend";
            readonly queuedAt: components["schemas"]["QueuedAt"];
            readonly sub: components["schemas"]["Sub"];
        };
        /**
         * @description What a key opens.
         * @example permits
         * @enum {string}
         */
        readonly Scope: "permits" | "music" | "manager";
        /** @description The `sub` of a user, as the directory tells it. */
        readonly Sub: string;
        /** @description What the queue of the tagging carries beside S3's events: `retag` an image that has been tagged, or `resume` what has not come to an end. */
        readonly TaggingWork: {
            readonly id: components["schemas"]["Uuid"];
            /** @enum {string} */
            readonly kind: "retag" | "resume";
            readonly sub: components["schemas"]["Uuid"];
        };
        /**
         * @description Letters, marks, symbols, digits and punctuation of any language, without spaces. Case does
         *     not matter.
         * @example ada
         */
        readonly Username: string;
        /** @description A UUID in small letters. */
        readonly Uuid: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
