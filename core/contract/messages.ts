// Generated from core/messages/messages.yaml by `npm run generate`. Do not edit.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A message in the accounts' queue, for its worker. */
        readonly AccountWork: components["schemas"]["InviteWork"] | components["schemas"]["ResendWork"] | components["schemas"]["DeletionWork"];
        /** @description Continue a deletion. */
        readonly DeletionWork: {
            /** @description How many messages in a row have continued this deletion; if absent, 0. */
            readonly hops?: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "delete";
            readonly queuedAt: components["schemas"]["QueuedAt"];
            readonly sub: components["schemas"]["Sub"];
            /** @description The turn of the deletion that this message belongs to; if absent, 0. */
            readonly turn?: number;
        };
        /** @description The result. Unknown fields are accepted, because they are no reason to call again. */
        readonly ForgetAnswer: {
            /** @description Whether nothing is left; if not, the caller calls the function again. */
            readonly done: boolean;
        };
        /** @description Remove what a system keeps of a user, as far as the time allows. */
        readonly ForgetRequest: {
            readonly sub: components["schemas"]["Uuid"];
        };
        /** @description Give a new user API keys and mail them. */
        readonly InviteWork: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            readonly kind: "invite";
            readonly queuedAt: components["schemas"]["QueuedAt"];
            /** @description One key is created for each scope; if absent, `[permits]`. */
            readonly scopes?: readonly components["schemas"]["Scope"][];
            /** @description Whether the keys are mailed; if absent, true. */
            readonly sendEmail?: boolean;
            readonly username: components["schemas"]["Username"];
        };
        /**
         * Format: date-time
         * @description When the message was sent; ISO 8601, UTC.
         */
        readonly QueuedAt: string;
        /** @description Mail an invitation again. */
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
        /** @description The `sub` of a user in the user directory. */
        readonly Sub: string;
        /** @description A message in the tagging queue. `tag` brings an image to what the bucket holds; `retag` tags it again although it is tagged. */
        readonly TaggingWork: {
            readonly id: components["schemas"]["Uuid"];
            /** @enum {string} */
            readonly kind: "tag" | "retag";
            readonly sub: components["schemas"]["Uuid"];
        };
        /**
         * @description Letters, marks, symbols, digits and punctuation of any language, without spaces. Case does
         *     not matter.
         * @example ada
         */
        readonly Username: string;
        /** @description A UUID in lower case. */
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
