// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What admins did
         * @description Newest first. Records are kept for 400 days.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's images, newest first
         * @description Only one's own. `tags` alone means images that have all of them; with `match=any`, one of them. By tags, or
         *     by having none, images are found that can be shown: those with a `fileUrl`, also while they are tagged again
         *     and when they could not be tagged. A page may be shorter than its limit, and even empty: there is more as
         *     long as there is a cursor.
         */
        get: operations["listImages"];
        put?: never;
        /**
         * Ask to upload an image
         * @description Answers a form: send its fields as they are, then the file in a field `file`, as multipart/form-data to
         *     `uploadUrl`, within 5 minutes. Who tells the `sha256` of a file that they have already, and that can be
         *     shown, gets that image.
         */
        post: operations["createImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{imageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                imageId: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        /**
         * One image
         * @description Another user's image is not found.
         */
        get: operations["getImage"];
        put?: never;
        post?: never;
        /**
         * Delete an image
         * @description With its file, its thumbnail and its tags.
         */
        delete: operations["deleteImage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{imageId}/retag": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                imageId: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tag an image again
         * @description Corrections stay.
         */
        post: operations["retagImage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/{imageId}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                imageId: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Correct the tags of an image
         * @description A tag that is removed stays removed, and one that is added stays, when the image is tagged again. Any image
         *     that can be shown can be corrected, also while it is tagged again.
         */
        put: operations["correctTags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The user of the token.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete the account of who is signed in
         * @description Ends the user's sessions and keys within a minute, and removes whatever is kept of them. The last
         *     admin cannot be deleted.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code to prove an e-mail address
         * @description Sends a code to the address. Until it is proven, the old address stays. A new request replaces one that
         *     waits for its proof, and there can be one a minute then.
         */
        post: operations["changeEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/email/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove an e-mail address with the code that was sent to it
         * @description After five wrong codes, or 15 minutes, a new code has to be asked for.
         */
        post: operations["confirmEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The API keys of who is signed in
         * @description The values are not kept, and are never shown again.
         */
        get: operations["listMyKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace one's API key
         * @description Answers a new key of the same scope and expiry. The old one works until the overlap ends. While two
         *     old ones of a scope do, it can be rotated without overlap only, which ends them, too. Who has several
         *     keys says which by `keyId`.
         */
        post: operations["rotateMyKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much one's keys were used, day by day
         * @description From the usage plan, a few minutes old at most. Days are UTC.
         */
        get: operations["getMyUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code to reset a password
         * @description Sends a code to the user's proven e-mail address. The answer is the same whether there is such a
         *     user, or such an address, or not.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with the code that was sent
         * @description A wrong code, an old one and an unknown user are one and the same 400.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of one building permit
         * @description A permit has a row for each address it covers. All of them are answered, in the order of the
         *     file they came from. An unknown number answers an empty list.
         */
        get: operations["getPermit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description Answers tokens. An invited user who signs in for the first time gets a challenge instead, and
         *     answers it at `POST /signin/challenge` with a password of their own.
         *
         *     With `cookie: true` the refresh token comes as an HttpOnly cookie that only `POST /token` gets;
         *     that needs `Content-Type: application/json` and the console's own Origin.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signin/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the challenge of a first sign-in
         * @description Sets the invited user's own password, and signs them in.
         */
        post: operations["answerChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends this session: its tokens are refused within a minute, its refresh token at once when it is
         *     given here, and at its next use otherwise. The refresh cookie is cleared.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up
         * @description Makes a user of the images system, who can sign in at once. The e-mail address is kept unproven:
         *     `POST /me/email` proves one. Without a proven address there is no password reset.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's tags
         * @description With how many images have each: those that `GET /images?tags=` finds. A page may be shorter than its limit:
         *     there is more as long as there is a cursor.
         */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags/{tag}/images": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a tag. */
                tag: components["schemas"]["TagName"];
            };
            cookie?: never;
        };
        /**
         * Images of a tag
         * @description Leads to `GET /images?tags={tag}`.
         */
        get: operations["listImagesOfTag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get new tokens for a refresh token
         * @description Takes the refresh token from the body, or else from the cookie that signing in with `cookie: true`
         *     has set; by cookie it needs `Content-Type: application/json` and the console's own Origin.
         */
        post: operations["refreshTokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find users
         * @description Names and addresses are searched by their beginning. Give one of `username` and `email`. A page may
         *     be shorter than its limit, and even empty: there is more as long as there is a cursor.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Invite a user
         * @description Makes the user, and a key for each scope. With `sendEmail` the user is mailed a temporary password
         *     and the keys; without it both are answered, this once.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        /**
         * One user
         * @description A user who is being deleted is shown with that state until nothing is left of them.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Ends the user's sessions and keys within a minute, and removes whatever is kept of them. `GET` shows
         *     the state until the user is gone.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Enable or disable a user, or set their groups
         * @description A disabled user's tokens and keys are refused within a minute. Tokens from before a change of groups
         *     are refused, so that the user gets new ones.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/users/{username}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an invitation again
         * @description Mails the keys again, and a new temporary password while the user has not signed in yet. `invitation` of
         *     `GET /users/{username}` says what became of it.
         */
        post: operations["resendInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{username}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        /**
         * A user's API keys
         * @description The values are not kept, and are never shown again.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Issue an API key to a user
         * @description A key has one scope; two scopes are two keys. A user has at most 20 keys.
         */
        post: operations["issueKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{username}/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as the lists of keys tell it. */
                keyId: components["parameters"]["KeyId"];
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an API key
         * @description It is refused within a minute.
         */
        delete: operations["deleteKey"];
        options?: never;
        head?: never;
        /**
         * Rename, disable, enable or expire an API key
         * @description A disabled key is refused within a minute.
         */
        patch: operations["changeKey"];
        trace?: never;
    };
    "/users/{username}/keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as the lists of keys tell it. */
                keyId: components["parameters"]["KeyId"];
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace an API key of a user
         * @description Answers a new key of the same scope and expiry. The old one works until the overlap ends.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description US dollars, as a decimal string.
         * @example 9399
         */
        Amount: string;
        AuditPage: {
            cursor?: components["schemas"]["Cursor"];
            records: components["schemas"]["AuditRecord"][];
        };
        /** @description One action of an admin. */
        AuditRecord: {
            /**
             * @description The `operationId`.
             * @example inviteUser
             */
            action: string;
            at: components["schemas"]["Instant"];
            /**
             * @description The admin's name.
             * @example root
             */
            by: string;
            /**
             * @description What of them was changed, and how.
             * @example groups: admins
             */
            detail?: string;
            id: string;
            /**
             * @description `done`, the `code` of the error, or `started` when it is unknown how it ended.
             * @example done
             */
            outcome: string;
            /**
             * @description The user it was about.
             * @example ada
             */
            whom?: string;
        };
        /** @description What the user has to do before they are signed in. */
        Challenge: {
            /** @enum {string} */
            challenge: "NEW_PASSWORD_REQUIRED";
            /** @description To be sent with the answer, within 3 minutes. */
            session: string;
        };
        ChallengeAnswer: {
            /**
             * @description Get the refresh token as a cookie, not in the body.
             * @default false
             */
            cookie: boolean;
            newPassword: components["schemas"]["Password"];
            session: string;
            username: string;
        };
        /** @description Opaque; where a page ended. Absent on the last page. */
        Cursor: string;
        /**
         * Format: date
         * @description A day in UTC.
         * @example 2026-11-21
         */
        Day: string;
        /**
         * Format: email
         * @description An e-mail address.
         * @example ada@example.com
         */
        Email: string;
        EmailChange: {
            email: components["schemas"]["Email"];
        };
        EmailProof: {
            /**
             * @description From the e-mail.
             * @example 12345678
             */
            code: string;
        };
        /** @description What went wrong. `message` is for people, `code` for programs. */
        Error: {
            /**
             * @description One list for the gateway and the functions:
             *     - `Conflict` (409): the request conflicts with the current state; the message says how
             *     - `CursorInvalid` (400): the cursor belongs to another list, or was changed
             *     - `EventUnknown` (400): a direct invocation with an event that is not a request of the gateway
             *     - `Forbidden` (403): the API key is missing, unknown or of another scope, or the user is not in the group
             *     - `Internal` (500): a fault on our side; the logs have its cause
             *     - `NotFound` (404): no such operation, or nothing has that name
             *     - `QuotaExceeded` (429): the API key has used up its daily quota
             *     - `Refused` (400): the user directory rejected the request; the message is its own
             *     - `RequestInvalid` (400): the request does not match the contract; `errors` names each field
             *     - `RequestTooLarge` (413): the request is larger than 10 MB
             *     - `TooManyRequests` (429): too many requests; wait as long as Retry-After says
             *     - `Unauthorized` (401): the token is missing, invalid or expired, or the name or password is wrong
             * @example Forbidden
             * @enum {string}
             */
            code: "Conflict" | "CursorInvalid" | "EventUnknown" | "Forbidden" | "Internal" | "NotFound" | "QuotaExceeded" | "Refused" | "RequestInvalid" | "RequestTooLarge" | "TooManyRequests" | "Unauthorized";
            /** @description One entry for each field that is wrong. */
            errors?: {
                /** @enum {string} */
                in: "path" | "query" | "header" | "body";
                message: string;
                name: string;
            }[];
            /** @example Forbidden */
            message: string;
            /**
             * @description Quote it when you ask for help; the logs have it too.
             * @example 7c1b9a52-3c4b-4d4e-9a0e-1d2f3a4b5c6d
             */
            requestId: string;
        };
        ForgottenPassword: {
            username: components["schemas"]["Username"];
        };
        /**
         * @description A group of users; `admins` may manage users, `viewers` may watch the cameras.
         * @enum {string}
         */
        Group: "admins" | "viewers";
        Image: {
            /** @description What the file was found to be. */
            contentType?: string;
            createdAt: components["schemas"]["Instant"];
            fileName?: string;
            /** @description Where the file can be read for 15 minutes; once it is found to be an image. */
            fileUrl?: string;
            /** Format: int32 */
            height?: number;
            id: components["schemas"]["ImageId"];
            /** @description Why it is `rejected` or `failed`. */
            reason?: string;
            /**
             * Format: int32
             * @description In bytes.
             */
            size?: number;
            state: components["schemas"]["ImageState"];
            /** @description By name. */
            tags: components["schemas"]["Tag"][];
            /** @description The same for a picture of at most 320 pixels a side, in WebP. */
            thumbnailUrl?: string;
            /** Format: int32 */
            width?: number;
        };
        /**
         * @description The image's id, a UUID.
         * @example 019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f
         */
        ImageId: string;
        ImagePage: {
            cursor?: components["schemas"]["Cursor"];
            images: components["schemas"]["Image"][];
        };
        /**
         * @description `uploading`: the file has not come. `processing`: it has, or is tagged again. `tagged`: done. `rejected`: it
         *     is no image that is taken here; it was deleted. `failed`: it could not be tagged; see `reason`.
         * @example tagged
         * @enum {string}
         */
        ImageState: "uploading" | "processing" | "tagged" | "rejected" | "failed";
        /**
         * @description A GIF or WebP that moves stands for its first frame. AVIF that has more than 8 bits a colour, or moves, is
         *     not taken.
         * @example image/jpeg
         * @enum {string}
         */
        ImageType: "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/avif";
        /**
         * Format: date-time
         * @description A moment in UTC.
         * @example 2026-11-21T12:00:00.000Z
         */
        Instant: string;
        InvitedUser: {
            /** @description Shown this once; only without `sendEmail`. */
            keys?: components["schemas"]["IssuedKey"][];
            /**
             * @description Shown this once; only without `sendEmail`.
             * @example kT7#mPq2xWv9nR
             */
            temporaryPassword?: string;
            user: components["schemas"]["User"];
        };
        /** @description A new key. */
        IssuedKey: {
            key: components["schemas"]["Key"];
            /** @description What goes into `x-api-key`. It is shown this once, and not kept. */
            value: string;
        };
        /** @description An API key, without its value. */
        Key: {
            createdAt: components["schemas"]["Instant"];
            expiresAt?: components["schemas"]["Instant"];
            keyId: components["schemas"]["KeyId"];
            /**
             * @description The last four characters of the key.
             * @example 9f3a
             */
            lastFour: string;
            name: components["schemas"]["KeyName"];
            scope: components["schemas"]["Scope"];
            /**
             * @description Only `active` and `replaced` keys work, the latter until they expire: a newer one was made in
             *     their place. `creating` and `removing` pass within minutes.
             * @example active
             * @enum {string}
             */
            state: "active" | "disabled" | "expired" | "replaced" | "creating" | "removing";
        };
        KeyChange: {
            enabled?: boolean;
            /**
             * Format: date-time
             * @description When it stops to work; null for never.
             * @example 2027-11-21T12:00:00Z
             */
            expiresAt?: string | null;
            name?: components["schemas"]["KeyName"];
        };
        /**
         * @description The gateway's id of a key.
         * @example a1b2c3d4e5
         */
        KeyId: string;
        /**
         * @description A name of your choice, to tell keys apart.
         * @example nightly report
         */
        KeyName: string;
        Keys: {
            keys: components["schemas"]["Key"][];
        };
        /** @description The days of one key. */
        KeyUsage: {
            days: {
                date: components["schemas"]["Day"];
                /**
                 * Format: int64
                 * @description What was left of the quota; absent where the gateway does not tell.
                 */
                remaining?: number;
                /**
                 * Format: int64
                 * @description Requests of that day.
                 */
                used: number;
            }[];
            keyId: components["schemas"]["KeyId"];
            scope: components["schemas"]["Scope"];
        };
        /** @description What was done, for people. */
        Message: {
            /** @example Created */
            message: string;
        };
        /**
         * @description A moment in UTC, to the microsecond; empty when the file has none.
         * @example 2016-12-21T00:00:00.000000+0000
         */
        Moment: string;
        NewImage: {
            contentType?: components["schemas"]["ImageType"];
            /**
             * @description What the file is called; shown, and used for nothing else.
             * @example beach.jpg
             */
            fileName?: string;
            /** @description The SHA-256 of the file, in hexadecimal digits; the upload is then refused for any other bytes. */
            sha256?: string;
        };
        NewKey: {
            expiresAt?: components["schemas"]["Instant"];
            name?: components["schemas"]["KeyName"];
            scope: components["schemas"]["Scope"];
        };
        NewUser: {
            email?: components["schemas"]["Email"];
            /**
             * @description A key is made for each; `[permits]` when not given.
             * @default [
             *       "permits"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Mail the temporary password and the keys, or answer them. Needs `email` when true.
             * @default true
             */
            sendEmail: boolean;
            username: components["schemas"]["Username"];
        };
        /**
         * Format: int32
         * @description How long the old key goes on working; with 0 it ends at once.
         * @example 24
         */
        OverlapHours: number;
        /**
         * Format: password
         * @description At least 6 characters; how many and which more is set for each deployment.
         * @example Abc123!
         */
        Password: string;
        PasswordReset: {
            /**
             * @description From the e-mail.
             * @example 123456
             */
            code: string;
            newPassword: components["schemas"]["Password"];
            username: components["schemas"]["Username"];
        };
        /** @description One row of a permit. All values are strings; money is a decimal string, and exact. */
        Permit: {
            /**
             * @description The site's address in one line.
             * @example 235 Bella Vista Wy San Francisco, CA
             */
            address: string;
            /**
             * @description The number the city gave the application, with its leading `#`.
             * @example #201612013997
             */
            application_number: string;
            /**
             * @description The work, in the words of the file.
             * @example Replacing aluminum windows with paintable wood windows with acrylic clad.
             */
            description: string;
            estimated_cost: components["schemas"]["Amount"];
            /**
             * @description What the building is used for, in lower case; empty when not given.
             * @example 1 family dwelling
             */
            existing_use: string;
            expiration_date: components["schemas"]["Moment"];
            file_date: components["schemas"]["Moment"];
            load_date: components["schemas"]["Moment"];
            /**
             * @description What it shall be used for, in lower case; empty when not given.
             * @example 1 family dwelling
             */
            proposed_use: string;
            /**
             * @description The zero-based index of the row in the file that wrote it last.
             * @example 1556
             */
            record_id: string;
            revised_cost: components["schemas"]["Amount"];
            /**
             * @description The state of the permit, in lower case.
             * @example issued
             */
            status: string;
            status_date: components["schemas"]["Moment"];
        };
        /** @description The rows of one permit, in file order. */
        Permits: components["schemas"]["Permit"][];
        Refresh: {
            /** @description When it is in no cookie. */
            refreshToken?: string;
        };
        /**
         * @description What the user may do, from their groups.
         * @example user
         * @enum {string}
         */
        Role: "admin" | "viewer" | "user";
        Rotation: {
            overlapHours: components["schemas"]["OverlapHours"];
        };
        RotationOfMine: {
            keyId?: components["schemas"]["KeyId"];
            overlapHours: components["schemas"]["OverlapHours"];
        };
        /**
         * @description What a key opens.
         * @example permits
         * @enum {string}
         */
        Scope: "permits" | "music" | "manager";
        SignIn: {
            /**
             * @description Get the refresh token as a cookie, not in the body.
             * @default false
             */
            cookie: boolean;
            /**
             * Format: password
             * @example Abc123!
             */
            password: string;
            username: string;
        };
        SignUp: {
            email?: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            username: components["schemas"]["Username"];
        };
        Tag: {
            /**
             * Format: double
             * @description From 0 to 1; 1 for what a user said.
             */
            confidence: number;
            name: components["schemas"]["TagName"];
            /**
             * @description Who said so.
             * @enum {string}
             */
            source: "clarifai" | "user";
        };
        TagCorrection: {
            add?: components["schemas"]["TagNames"];
            remove?: components["schemas"]["TagNames"];
        };
        /**
         * @description The name of a tag, in small letters. At least one of its characters can be seen; commas, ends of lines and
         *     marks of the writing direction are in none.
         * @example sky
         */
        TagName: string;
        TagNames: components["schemas"]["TagName"][];
        Tags: {
            /** @description How many images have each. */
            counts: {
                [key: string]: number;
            };
            cursor?: components["schemas"]["Cursor"];
            /** @description By name. */
            tags: components["schemas"]["TagName"][];
        };
        /** @description The tokens of a session. */
        Tokens: {
            /** @description The access token, which this API does not take. */
            accessToken: string;
            /**
             * Format: int32
             * @description How long the ID token is good, in seconds.
             * @example 900
             */
            expiresIn: number;
            /** @description For `POST /token`; absent where it is in a cookie, and when tokens are refreshed. */
            refreshToken?: string;
            role: components["schemas"]["Role"];
            /** @description The ID token, for `Authorization`, with or without `Bearer` before it. */
            token: string;
        };
        Upload: {
            formConfig: {
                /** @description To be sent as they are, before the file. */
                formFields: {
                    [key: string]: string;
                };
                uploadUrl: string;
            };
            imageId: components["schemas"]["ImageId"];
        };
        Usage: {
            usage: components["schemas"]["KeyUsage"][];
        };
        /** @description A user, without anything secret. */
        User: {
            createdAt: components["schemas"]["Instant"];
            /** @example ada@example.com */
            email?: string;
            /** @description Whether the address was proven, or given by an admin. */
            emailVerified: boolean;
            /** @example [] */
            groups: string[];
            /**
             * @description The user's `sub`. It is never used again, whereas a name may be.
             * @example 0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11
             */
            id: string;
            /** @description How the invitation goes on, for who was invited. */
            invitation?: {
                /**
                 * @description What became of the mail with the keys. `failed` may be sent again. `none`: it was not asked
                 *     for, or there is no address. `unconfigured`: this deployment has no sender.
                 * @enum {string}
                 */
                mail: "none" | "pending" | "sending" | "sent" | "failed" | "unconfigured";
                /**
                 * @description Whether the keys are made.
                 * @enum {string}
                 */
                state: "pending" | "done";
            };
            role: components["schemas"]["Role"];
            state: components["schemas"]["UserState"];
            /** @example ada */
            username: string;
        };
        UserChange: {
            enabled?: boolean;
            /** @description All groups that the user shall be in. */
            groups?: components["schemas"]["Group"][];
        };
        /**
         * @description Letters, marks, symbols, digits and punctuation of any language, without spaces. Case counts not.
         * @example ada
         */
        Username: string;
        UserPage: {
            cursor?: components["schemas"]["Cursor"];
            users: components["schemas"]["User"][];
        };
        /**
         * @description `invited`: has not signed in yet. `disabled`: nothing of theirs works. `deleting`: the same, and what
         *     is kept of them is being removed.
         * @example active
         * @enum {string}
         */
        UserState: "active" | "invited" | "disabled" | "deleting";
    };
    responses: {
        /** @description The request is malformed; `errors` names each field */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description It does not go together with what is there; the message says why */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The deletion is under way */
        Deleting: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /** @description No API key, a wrong one, or one of another scope; or not in the group that may */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The new key, with its value, which is shown this once */
        IssuedKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IssuedKey"];
            };
        };
        /** @description The keys, the oldest first */
        Keys: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Keys"];
            };
        };
        /** @description Nothing has that name */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request is larger than 10 MB */
        RequestTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A fault on our side */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Signed in */
        SignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Tokens"];
            };
        };
        /** @description More requests than the key's usage plan allows */
        TooManyRequests: {
            headers: {
                /**
                 * @description Seconds to wait; absent when the daily quota is used up.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No good token, or a wrong name or password */
        Unauthorized: {
            headers: {
                /**
                 * @description How to authenticate.
                 * @example Bearer realm="admin"
                 */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The user */
        User: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
    };
    parameters: {
        /** @description Where the page before ended. It belongs to the same query and the same caller. */
        Cursor: components["schemas"]["Cursor"];
        /** @description The image's id. */
        ImageId: components["schemas"]["ImageId"];
        /** @description The key's id, as the lists of keys tell it. */
        KeyId: components["schemas"]["KeyId"];
        /** @description The most entries of one page. */
        Limit: number;
        /** @description The user's name. */
        Username: components["schemas"]["Username"];
    };
    requestBodies: {
        Refresh: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
    };
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAudit: {
        parameters: {
            query?: {
                /** @description Where the page before ended. It belongs to the same query and the same caller. */
                cursor?: components["parameters"]["Cursor"];
                /** @description The most entries of one page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listImages: {
        parameters: {
            query?: {
                /** @description Where the page before ended. It belongs to the same query and the same caller. */
                cursor?: components["parameters"]["Cursor"];
                /** @description The most entries of one page. */
                limit?: components["parameters"]["Limit"];
                /** @description Whether an image has to have all of `tags`, or any. */
                match?: "all" | "any";
                /**
                 * @description Only images in this state. With `tags`, `without` and `untagged` it is one in which an image can be shown:
                 *     `processing`, `tagged` or `failed`.
                 */
                state?: components["schemas"]["ImageState"];
                /**
                 * @description Names of tags.
                 * @example [
                 *       "sky",
                 *       "sea"
                 *     ]
                 */
                tags?: components["schemas"]["TagNames"];
                /** @description Only images that can be shown and have no tag at all; goes with neither `tags` nor `without`. */
                untagged?: boolean;
                /** @description Tags that an image must not have. */
                without?: components["schemas"]["TagNames"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of images */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImagePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createImage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewImage"];
            };
        };
        responses: {
            /** @description An image with these bytes is there already */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description A form to upload it with */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                imageId: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                imageId: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    retagImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                imageId: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be tagged again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    correctTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The image's id. */
                imageId: components["parameters"]["ImageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagCorrection"];
            };
        };
        responses: {
            /** @description The image with its tags */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["User"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["Deleting"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    changeEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description The code was sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    confirmEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailProof"];
            };
        };
        responses: {
            /** @description The address is the user's, and proven */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listMyKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Keys"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    rotateMyKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotationOfMine"];
            };
        };
        responses: {
            201: components["responses"]["IssuedKey"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getMyUsage: {
        parameters: {
            query?: {
                /** @description The first day; 29 days before `to` when not given. */
                from?: components["schemas"]["Day"];
                /** @description The last day; today when not given. The last 90 days are known. */
                to?: components["schemas"]["Day"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A series for each key */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Usage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPassword"];
            };
        };
        responses: {
            /** @description A code was sent, if there is where to send it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The password is set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getPermit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application number, with or without its leading `#` (in a URL, `%23`).
                 * @example 201612013997
                 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permit's rows; empty when the number is unknown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Permits"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description A challenge to answer first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            201: components["responses"]["SignedIn"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    answerChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeAnswer"];
            };
        };
        responses: {
            201: components["responses"]["SignedIn"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Refresh"];
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Signed out"
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description The user is there */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Created"
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description Where the page before ended. It belongs to the same query and the same caller. */
                cursor?: components["parameters"]["Cursor"];
                /** @description The most tags of one page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags, by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tags"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listImagesOfTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name of a tag. */
                tag: components["schemas"]["TagName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the images are */
            308: {
                headers: {
                    /**
                     * @description The list of images with this tag.
                     * @example /v1/images?tags=sky
                     */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    refreshTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Refresh"];
        responses: {
            /** @description New tokens; the refresh token stays the same */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description Where the page before ended. It belongs to the same query and the same caller. */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description What the e-mail address begins with.
                 * @example ada@
                 */
                email?: string;
                /** @description The most entries of one page. */
                limit?: components["parameters"]["Limit"];
                /** @description Only users of this role. */
                role?: components["schemas"]["Role"];
                /** @description Only users in this state. */
                state?: components["schemas"]["UserState"];
                /**
                 * @description What the name begins with.
                 * @example ada
                 */
                username?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description The user is there; the keys follow within seconds when they are mailed */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitedUser"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["User"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: components["responses"]["Deleting"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The user as changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    resendInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It will be sent */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Keys"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    issueKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewKey"];
            };
        };
        responses: {
            201: components["responses"]["IssuedKey"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as the lists of keys tell it. */
                keyId: components["parameters"]["KeyId"];
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    changeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as the lists of keys tell it. */
                keyId: components["parameters"]["KeyId"];
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyChange"];
            };
        };
        responses: {
            /** @description The key as changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as the lists of keys tell it. */
                keyId: components["parameters"]["KeyId"];
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rotation"];
            };
        };
        responses: {
            201: components["responses"]["IssuedKey"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
}
