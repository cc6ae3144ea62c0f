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
         * List recorded actions
         * @description What admins changed, and what users did to their own passwords, API keys and accounts,
         *     newest first. Records are kept for 400 days. A page may hold fewer records than its limit,
         *     or none: continue as long as there is a cursor.
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
    "/cameras": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the names of the cameras
         * @description Returns the name of every camera that has ever sent a file, as a bare list. A camera stays in
         *     the list after its clips have expired.
         */
        get: operations["listCameras"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cameras/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the cameras with what they have stored
         * @description Counts the videos and snapshots of each camera and their bytes, and says when its latest
         *     video or snapshot began.
         */
        get: operations["listCameraDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List clips by time
         * @description Returns the clips that began at or after `from` and before `to`, newest first, across days
         *     and cameras. A page may be shorter than its limit, or empty. There are more pages as long as
         *     there is a cursor.
         */
        get: operations["listClips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clips/{clipId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a clip
         * @description With `download=true`, its URLs make a browser save the file under a telling name.
         */
        get: operations["getClip"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clips/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the days of a month that have clips
         * @description Counts by whole UTC hours: in a time zone that is off by half an hour, clips of the hour
         *     around midnight count for the day in which that hour begins.
         */
        get: operations["listClipDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clips/skipped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files that did not become clips
         * @description Returns the files that arrived and were skipped, latest first, with the reason.
         */
        get: operations["listSkippedFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clips/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count clips by hour or day
         * @description Returns one bucket for each hour or day that `from` and `to` touch, empty ones included: at
         *     most 750 hours, or 400 days. A day has 23 or 25 hours when the clocks change. Counts are by
         *     whole UTC hours, as in `GET /clips/days`.
         */
        get: operations["getClipTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/DemoResourceMusic/DemoResourceMusicItem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a song
         * @description The attributes come with their types. A song that does not exist is answered `"Item not found"`.
         */
        get: operations["getMusicItem"];
        /**
         * Add or replace a song
         * @description Each parameter comes from a header, else the query string, else the JSON body, so that long or
         *     non-ASCII text can be sent beside a header. A song that exists is replaced.
         */
        put: operations["putMusicItem"];
        /**
         * Set the album of a song
         * @description Adds the song if it does not exist.
         */
        post: operations["updateMusicItem"];
        /**
         * Delete a song
         * @description A song that does not exist is answered the same.
         */
        delete: operations["deleteMusicItem"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/DemoResourceMusic/DemoResourceMusicTable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Create a table of songs
         * @description Waits up to 20 seconds until the table can be used. Each parameter comes from a header, else the
         *     query string, else the JSON body; a deployment has a maximum number of tables.
         */
        put: operations["createMusicTable"];
        post?: never;
        /**
         * Delete a table of songs
         * @description Deletes the table with all its songs.
         */
        delete: operations["deleteMusicTable"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dynamodbmanager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read and write the items of a table
         * @description `create`, `read`, `update`, `delete`, `list` (a scan) and `query` take the input of DynamoDB as
         *     `payload` and return its output, without metadata. `echo` returns its payload, `ping` returns
         *     `"pong"`; neither needs a table.
         *
         *     Items are plain JSON; numbers keep all 38 digits. What JSON has no word for is wrapped:
         *     `{"$dynamodb":{"SS":["a"]}}`, likewise `NS`, `BS` and `B` (base64). A map whose only key is
         *     `$dynamodb` is wrapped too: `{"$dynamodb":{"M":{"$dynamodb":{"S":"a"}}}}`. With
         *     `types: dynamodb`, items are AWS's own JSON: `{"id":{"S":"1"}}`.
         *
         *     An answer stops at 5 MB with a `LastEvaluatedKey`; send it back as `ExclusiveStartKey`. Only the
         *     tables that the deployment allows can be reached.
         */
        post: operations["manageTable"];
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
         * List your images
         * @description Returns only your own images. `tags` finds images that have all of the tags; with
         *     `match=any`, at least one. `tags`, `without` and `untagged` find only images that can be
         *     shown: those with a `fileUrl`, even while they are being tagged again or after tagging
         *     failed. A page may be shorter than its limit, or empty. There are more pages as long as
         *     there is a cursor.
         */
        get: operations["listImages"];
        put?: never;
        /**
         * Ask to upload an image
         * @description Returns a form. Send its fields unchanged, then the file in a field named `file`, as
         *     multipart/form-data to `uploadUrl`, within 5 minutes. If you send the `sha256` of a file
         *     that you have already uploaded and that can be shown, you get that image instead; `tags` are
         *     added to it, even those that you once removed from it.
         *
         *     Two limits are answered with 429. At most 100 forms that are still good may wait for their
         *     files: send one, delete one, or wait until one expires. At most 5,000 of your images that
         *     have arrived may wait to be tagged. `Retry-After` says when to try again.
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
         * Get an image
         * @description Another user's image returns 404.
         */
        get: operations["getImage"];
        put?: never;
        post?: never;
        /**
         * Delete an image
         * @description Deletes its file, its thumbnail and its tags.
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
         * @description Corrections survive tagging again: a removed tag stays removed, even if it is a keyword in
         *     the file, and an added tag stays. You
         *     can correct any image that can be shown, even while it is being tagged again.
         */
        put: operations["correctTags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/images/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct the tags of many images
         * @description Each image is corrected as `PUT /images/{imageId}/tags` does it: completely, or not at all. What
         *     cannot be done for one image is in `refused`, and the others are corrected. The request ends
         *     after about 15 seconds; send the ids in `left` again.
         */
        post: operations["tagImages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lastfive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the latest videos of all cameras
         * @description Returns videos newest first, from the end of `video_date` back over earlier days. With
         *     `newer_than_ts`, it returns videos oldest first, from that moment to the end of `video_date`.
         *
         *     To get the next page, send `capture_date` and `event_ts` of `LastEvaluatedKey` as
         *     `video_date` and `older_than_ts`. With `newer_than_ts`, keep `video_date` and send `event_ts`
         *     as `newer_than_ts`. If videos of several cameras began in the same millisecond, send the same
         *     query with `cursor` instead: it never skips a video.
         */
        get: operations["lastFive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/lastfive/{camera}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the latest videos of one camera
         * @description Works as `GET /lastfive`, for one camera. An unknown camera returns 404.
         */
        get: operations["lastFiveOfCamera"];
        put?: never;
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
         * Get your account
         * @description The user to whom the token belongs.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        /**
         * Delete your account
         * @description Ends your sessions and API keys within a minute, and deletes your data. The last admin
         *     cannot be deleted.
         */
        delete: operations["deleteMe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/dynamodbmanager": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read and write the items of a table, as an admin
         * @description The same as `POST /dynamodbmanager`, for admins who have signed in: no API key is needed.
         */
        post: operations["manageTableAsAdmin"];
        delete?: never;
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
         * Ask for a code to verify an e-mail address
         * @description Sends a code to the address. The old address stays until the new one is verified. A new
         *     request replaces a pending one, at most once a minute.
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
         * Verify an e-mail address with a code
         * @description After five wrong codes, or after 15 minutes, ask for a new code.
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
         * List your API keys
         * @description The values are not stored and are never shown again.
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
    "/me/keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as in the lists of keys. */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete your API key
         * @description The key is rejected within a minute, and changes nothing from now on. With it, the keys that
         *     it replaced are deleted. Repeat a request that failed until it succeeds, or is answered 404.
         *     The deletion is recorded.
         */
        delete: operations["deleteMyKey"];
        options?: never;
        head?: never;
        /**
         * Disable or enable your API key
         * @description A disabled key is rejected within a minute, and changes nothing from now on. With it, the
         *     keys that it replaced are disabled; each is enabled by itself. Only an admin can enable a key
         *     that an admin disabled. The change is recorded.
         */
        patch: operations["changeMyKey"];
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
         * Rotate your API key
         * @description Returns a new key with the same scope and expiry. The old key works until the overlap ends.
         *     While two replaced keys of a scope still work, rotate without overlap, which ends both. Keys
         *     of a scope can be rotated three times a day (UTC), because each new key has a new quota. If
         *     you have several keys, name one by `keyId`.
         */
        post: operations["rotateMyKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Ends all your sessions, this one too, and returns the tokens of a new one. No token or
         *     refresh token from before is accepted within a minute. API keys keep working.
         *
         *     With `cookie: true`, the refresh token comes in an HttpOnly cookie, as after `POST /signin`.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the permits, signed in
         * @description As `GET /permits`, for users who have an active API key for permits, and for admins.
         */
        get: operations["searchMyPermits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/permits/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the rows of one building permit, signed in
         * @description As `GET /permits/{number}`, for users who have an active API key for permits, and for admins.
         */
        get: operations["getMyPermit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/permits/{number}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what each file said about a permit, signed in
         * @description As `GET /permits/{number}/history`, for users who have an active API key for permits, and for
         *     admins.
         */
        get: operations["getMyPermitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out everywhere
         * @description Ends all your sessions, this one too. No token or refresh token from before is accepted
         *     within a minute. The refresh cookie is cleared. API keys keep working.
         */
        post: operations["endSessions"];
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
         * Get the daily usage of your API keys
         * @description From the usage plan, at most a few minutes old. Days are in UTC. The usage of keys that
         *     were replaced or deleted, or that expired, is reported by scope.
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
         * @description Sends a code to the user's verified e-mail address. The response does not reveal whether the
         *     user or the address exists.
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
         * Set a new password with a code
         * @description Ends all sessions of the user: no token or refresh token from before is accepted within a
         *     minute. A wrong code, an expired code and an unknown user all return the same 400.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the permits
         * @description Each attribute of a permit is a parameter: `attribute=operator.value`. A value without an
         *     operator must be equal. A parameter may be sent more than once; all conditions must hold.
         *
         *     - `eq`, `ne`: is, or is not, equal. `ne` includes rows without a value.
         *     - `lt`, `lte`, `gt`, `gte`: is less than, at most, greater than, at least the value.
         *     - `between`: has two values, with a comma: `between.10000,50000` includes both.
         *     - `in`: has up to 100 values, with commas: `in.issued,complete`.
         *     - `begins`, `contains`: is text that begins with, or contains, the value.
         *     - `null`: `null.true` finds rows without a value, `null.false` those with one.
         *
         *     The first dot after an operator ends it; write `eq.in.house` to find the text `in.house`. In
         *     `in` and `between`, a value with a comma is put in double quotes, and a quote in it is doubled.
         *     Text is compared without regard to case and outer spaces. Days are written `2016-12-21`.
         *
         *     A page ends at its limit or at 5 MB. It also ends when the search has used 2,000 read units or
         *     15 seconds; then `complete` is false. There are more rows as long as there is a cursor.
         *     Equality of one attribute and a range of another are found in an index: status with a range of
         *     `status_date`, neighborhood with a range of `file_date`, street with a range of
         *     `street_number`, block with `lot`, and ranges of `file_date`, `status_date` and
         *     `estimated_cost`. All other conditions are applied to what was read; `cost.filtered` counts the
         *     rows that they drop.
         *
         *     The format is chosen by `format`, or by the header Accept: `application/json`, `text/csv`,
         *     `application/x-ndjson` or `application/geo+json`. With If-None-Match and the ETag of an
         *     earlier answer, the answer is 304 if no load has changed anything since.
         */
        get: operations["searchPermits"];
        put?: never;
        post?: never;
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
         * Get the rows of one building permit
         * @description A permit has one row for each address it covers. The rows come in the order of the file. An
         *     unknown number returns an empty list.
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
    "/permits/{number}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what each file said about a permit
         * @description Each file that lists a permit is kept. The permit is answered by the file with the latest
         *     status date; of these, by the latest upload. The latest upload comes first. An unknown number
         *     returns an empty list. At most 1,000 rows are returned; `complete` says whether these are all.
         */
        get: operations["getPermitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/loads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the loads of permit files, newest first
         * @description A page may be shorter than its limit, or empty. There are more pages as long as there is a
         *     cursor.
         */
        get: operations["listLoads"];
        put?: never;
        /**
         * Ask to upload a permit file
         * @description Returns a form. Send its fields unchanged, then the file in a field named `file`, as
         *     multipart/form-data to `uploadUrl`, within 15 minutes. The load begins when the file has
         *     arrived. A file of the same name is replaced, and what it said with it.
         */
        post: operations["createLoad"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/loads/{loadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a load
         * @description Links to the rows that were rejected.
         */
        get: operations["getLoad"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permits/loads/{loadId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Load a file again
         * @description For a load that is `failed` or `refused`, such as after an outage or an update. The same
         *     version of the file is loaded.
         */
        post: operations["retryLoad"];
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
         * @description Returns tokens. An invited user who signs in for the first time gets a challenge instead and
         *     answers it at `POST /signin/challenge` with a new password.
         *
         *     With `cookie: true`, the refresh token comes in an HttpOnly cookie that the browser sends to
         *     `POST /token` only. This needs `Content-Type: application/json` and the console's Origin.
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
         * @description Sets the invited user's new password and signs the user in.
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
         * @description Ends this session. Its tokens are rejected within a minute. Its refresh token is rejected at
         *     once if you send it here, and at its next use otherwise. The refresh cookie is cleared.
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
         * @description Creates a user who can sign in at once. A name already in use returns 409. The e-mail address
         *     is unverified: `POST /me/email` verifies one. A password can be reset only through a verified
         *     address.
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
         * List your tags
         * @description Counts the images of each tag, as `GET /images?tags=` finds them. A page may be shorter than
         *     its limit. There are more pages as long as there is a cursor.
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
    "/tags/{tag}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a tag. For the tags `.` and `..`, which clients resolve in a path, write the
                 *     full-width `．` and `．．`: they name the same tags.
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a tag
         * @description Removes the tag from all of your images, as if you had removed it from each: tagging an image
         *     again does not bring it back. Otherwise as for `PATCH`; the images themselves stay.
         */
        delete: operations["deleteTag"];
        options?: never;
        head?: never;
        /**
         * Rename a tag, or merge it into another
         * @description Corrects all of your images that have the tag, as if you had removed it and added the new name
         *     to each: tagging an image again does not bring the old name back. An image that already has the
         *     new name keeps it once. Uploads that are still on their way are renamed too; images that you
         *     upload later may get the old name again.
         *
         *     The request ends after about 15 seconds. If `complete` is false, send it again: it continues
         *     where it ended, and 404 then means that nothing was left. Each image is changed completely, or
         *     not at all.
         */
        patch: operations["renameTag"];
        trace?: never;
    };
    "/tags/{tag}/images": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a tag. For the tags `.` and `..`, which clients resolve in a path, write the
                 *     full-width `．` and `．．`: they name the same tags.
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        /**
         * List the images with a tag
         * @description Redirects to `GET /images?tags={tag}`.
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
         * Get new tokens with a refresh token
         * @description Takes the refresh token from the body, or else from the cookie that a sign-in with `cookie:
         *     true` sets. With the cookie, the request needs `Content-Type: application/json` and the
         *     console's Origin.
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
         * @description Searches names or e-mail addresses by prefix. Send only one of `username` and `email`. A page
         *     may be shorter than its limit, or empty. There are more pages as long as there is a cursor.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Invite a user
         * @description Creates the user and one API key for each scope. With `sendEmail`, the user gets a temporary
         *     password and the keys by e-mail. Without it, the response shows both, this once.
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
         * Get a user
         * @description A user who is being deleted has the state `deleting` until all data is gone.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description Ends the user's sessions and API keys within a minute, and deletes the user's data. `GET`
         *     shows the state until the user is gone.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Enable or disable a user, or set groups
         * @description The tokens and keys of a disabled user are rejected within a minute. A change of groups
         *     rejects older tokens, so the user gets new ones.
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
         * @description Sends the keys, and a new temporary password if the user has not signed in yet. Keys that
         *     were sent before are replaced, and no longer work; keys whose e-mail failed are the same.
         *     Nothing is sent to an address that was neither invited nor verified.
         *     `invitation` of `GET /users/{username}` shows the result.
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
         * List a user's API keys
         * @description The values are not stored and are never shown again.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Issue an API key to a user
         * @description A key has one scope; two scopes need two keys. A user can have at most 20 keys.
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
                /** @description The key's id, as in the lists of keys. */
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
         * @description The key is rejected within a minute, and changes nothing from now on. Keys that it replaced
         *     are deleted with it.
         */
        delete: operations["deleteKey"];
        options?: never;
        head?: never;
        /**
         * Rename, disable, enable or expire an API key
         * @description A disabled key is rejected within a minute, and changes nothing from now on. Keys that it
         *     replaced are disabled with it, and expire no later than it does.
         */
        patch: operations["changeKey"];
        trace?: never;
    };
    "/users/{username}/keys/{keyId}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as in the lists of keys. */
                keyId: components["parameters"]["KeyId"];
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a user's API key
         * @description Returns a new key with the same scope and expiry. The old key works until the overlap ends.
         *     This does not count towards the user's rotations of the day.
         */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{username}/usage": {
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
         * Get the daily usage of a user's API keys
         * @description As `GET /me/usage`.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
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
        /** @description One action of an admin, or of a user on their own account. */
        AuditRecord: {
            /**
             * @description The `operationId`.
             * @example inviteUser
             */
            action: string;
            at: components["schemas"]["Instant"];
            /**
             * @description The name of the user who acted.
             * @example root
             */
            by: string;
            /**
             * @description The `sub` of the user who acted. Unlike the name, it is never used again.
             * @example 5d0a7f2e-1c3b-4e8f-9a6d-2b7c8d9e0f1a
             */
            bySub: string;
            /**
             * @description What was changed, and to what.
             * @example groups: admins
             */
            detail?: string;
            id: string;
            /**
             * @description `done`, the `code` of the error, or `started` if the outcome is unknown.
             * @example done
             */
            outcome: string;
            /**
             * @description The name of the affected user.
             * @example ada
             */
            whom?: string;
            /**
             * @description The `sub` of the affected user; absent if no such user was found.
             * @example 8c1e4b6a-3f2d-4a7c-b5e9-0d1f2a3b4c5d
             */
            whomSub?: string;
        };
        /**
         * Format: int64
         * @description A size in bytes.
         */
        Bytes: number;
        Camera: {
            bytes: components["schemas"]["Bytes"];
            clips: components["schemas"]["ClipCount"];
            /** @description When its latest video or snapshot began; absent if it has not sent any. */
            lastSeen?: components["schemas"]["Instant"];
            name: components["schemas"]["CameraName"];
            snapshots: components["schemas"]["ClipCount"];
        };
        /**
         * @description The name of a camera. A name with a comma cannot be part of a list.
         * @example Front Door
         */
        CameraListName: string;
        /**
         * @description The name of a camera, as its uploader writes it.
         * @example Front Door
         */
        CameraName: string;
        CameraNames: components["schemas"]["CameraName"][];
        Cameras: {
            cameras: components["schemas"]["Camera"][];
            /**
             * @description The time zone of the cameras, by its IANA name. Their days and hours are counted in it.
             * @example America/Los_Angeles
             */
            zone: string;
        };
        /** @description What the user must do before signing in. */
        Challenge: {
            /** @enum {string} */
            challenge: "NEW_PASSWORD_REQUIRED";
            /** @description Send it with the answer, within 3 minutes. */
            session: string;
        };
        ChallengeAnswer: {
            /**
             * @description Return the refresh token in a cookie, not in the body.
             * @default false
             */
            cookie: boolean;
            newPassword: components["schemas"]["Password"];
            session: string;
            username: string;
        };
        /** @description A video or a snapshot of a camera. */
        Clip: {
            camera_name: components["schemas"]["CameraName"];
            /**
             * @description The day that the uploader put the file under, by its own clock.
             * @example 2026-11-27
             */
            capture_date: string;
            /**
             * @description The hour that the uploader put the file under, by its own clock.
             * @example Hour-9
             */
            capture_hour: string;
            /**
             * @description The codec of the video: for H.264 as in RFC 6381, otherwise the name of its sample entry.
             *     Absent if the file does not say.
             * @example avc1.64001F
             */
            codec?: string;
            /**
             * @description The type of the file, found from its bytes.
             * @example video/mp4
             */
            content_type: string;
            /**
             * Format: int64
             * @description How long the video is; absent if the file does not say.
             */
            duration_ms?: number;
            event_ts: components["schemas"]["EventTs"];
            id: components["schemas"]["ClipId"];
            object_key: components["schemas"]["ObjectKey"];
            object_key_small: components["schemas"]["ObjectKey"];
            /** @description Whether current browsers can play the video; absent if the file does not say. */
            playable?: boolean;
            /** @description When the file arrived in the bucket. */
            s3_arrival_time: components["schemas"]["Instant"];
            thumbnail_key?: components["schemas"]["ObjectKey"];
            thumbnail_uri?: components["schemas"]["ClipUrl"];
            /**
             * @description Where `event_ts` comes from: the file's `name`, the uploader's `metadata`, or the
             *     `arrival` of the file.
             * @enum {string}
             */
            time_source: "name" | "metadata" | "arrival";
            /**
             * @description What its bytes are.
             * @enum {string}
             */
            type: "video" | "image";
            uri: components["schemas"]["ClipUrl"];
            uri_small_video: components["schemas"]["ClipUrl"];
            /**
             * @description The name of the file.
             * @example MDalarm_20261127_093302.mp4
             */
            video_name: string;
            video_size: components["schemas"]["Bytes"];
        };
        /**
         * Format: int64
         * @description A number of files.
         */
        ClipCount: number;
        ClipDays: {
            /** @description Sorted by date. */
            days: {
                bytes: components["schemas"]["Bytes"];
                clips: components["schemas"]["ClipCount"];
                date: components["schemas"]["LocalDay"];
                snapshots: components["schemas"]["ClipCount"];
            }[];
        };
        /**
         * @description The clip's id. The same file always has the same id.
         * @example 9f86d081884c7d659a2feaa0c55ad015
         */
        ClipId: string;
        ClipPage: {
            clips: components["schemas"]["Clip"][];
            cursor?: components["schemas"]["Cursor"];
        };
        ClipTimeline: {
            buckets: {
                bytes: components["schemas"]["Bytes"];
                clips: components["schemas"]["ClipCount"];
                from: components["schemas"]["Instant"];
                snapshots: components["schemas"]["ClipCount"];
                to: components["schemas"]["Instant"];
            }[];
        };
        /**
         * @description A presigned URL, valid for at least one hour, unless the credentials that signed it end
         *     earlier. It stays the same for up to 15 minutes, so that a browser can cache the file.
         */
        ClipUrl: string;
        /** @description Each id of the request is in one of these lists, in the order of the request. */
        CorrectedImages: {
            changed: components["schemas"]["ImageIds"];
            /**
             * @description The images that were not changed because time ran out, or because other requests were
             *     changing them. Send these ids again.
             */
            left: components["schemas"]["ImageIds"];
            refused: components["schemas"]["RefusedImage"][];
            /** @description The images that were already as they should be. */
            unchanged: components["schemas"]["ImageIds"];
        };
        /** @description Opaque: where a page ended. Absent on the last page. */
        Cursor: string;
        /**
         * Format: date
         * @description A day in UTC.
         * @example 2026-11-21
         */
        Day: string;
        /**
         * @description Conditions on a day: `eq`, `ne`, `lt`, `lte`, `gt`, `gte`, `between`, `in` or `null`, then a dot
         *     and the value.
         */
        DayFilter: string[];
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
             * @description The code from the e-mail.
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
             *     - `KeyCapacityReached` (503): the gateway holds as many API keys as it can; only the operator can make room
             *     - `NotFound` (404): no such operation, or nothing has that name
             *     - `QuotaExceeded` (429): the API key has used up its daily quota, which is renewed at midnight UTC
             *     - `Refused` (400): the user directory or DynamoDB rejected the request; the message is its own
             *     - `RequestInvalid` (400): the request does not match the contract; `errors` names each field
             *     - `RequestTooLarge` (413): the request is larger than 10 MB
             *     - `TooManyRequests` (429): too many requests; wait as long as Retry-After says
             *     - `Unauthorized` (401): the token is missing, invalid or expired, or the name or password is wrong
             * @example Forbidden
             * @enum {string}
             */
            code: "Conflict" | "CursorInvalid" | "EventUnknown" | "Forbidden" | "Internal" | "KeyCapacityReached" | "NotFound" | "QuotaExceeded" | "Refused" | "RequestInvalid" | "RequestTooLarge" | "TooManyRequests" | "Unauthorized";
            /** @description One entry for each wrong field. */
            errors?: {
                /** @enum {string} */
                in: "path" | "query" | "header" | "body";
                message: string;
                name: string;
            }[];
            /**
             * @description Only from the manager: the item as it is when a condition does not hold, if
             *     `ReturnValuesOnConditionCheckFailure` asks for it.
             * @example {
             *       "id": "1234ABCD",
             *       "number": 5
             *     }
             */
            Item?: unknown;
            /** @example Forbidden */
            message: string;
            /**
             * @description Quote it when you ask for help. The logs have it too.
             * @example 7c1b9a52-3c4b-4d4e-9a0e-1d2f3a4b5c6d
             */
            requestId: string;
        };
        /**
         * Format: int64
         * @description When a clip began, in milliseconds since 1970 UTC.
         * @example 1795789982000
         */
        EventTs: number;
        ForgottenPassword: {
            username: components["schemas"]["Username"];
        };
        FormConfig: {
            /** @description Send them unchanged, before the file. */
            formFields: {
                [key: string]: string;
            };
            uploadUrl: string;
        };
        /**
         * @description One row of a permit, with the fields that were asked for. A field that only some files have is
         *     absent where the row has no value. All values are strings.
         */
        FoundPermit: {
            address?: string;
            application_number?: string;
            block?: string;
            completed_date?: components["schemas"]["Moment"];
            description?: string;
            estimated_cost?: components["schemas"]["Amount"];
            existing_stories?: string;
            existing_units?: string;
            existing_use?: string;
            expiration_date?: components["schemas"]["Moment"];
            file_date?: components["schemas"]["Moment"];
            issued_date?: components["schemas"]["Moment"];
            latitude?: string;
            load_date?: components["schemas"]["Moment"];
            longitude?: string;
            lot?: string;
            neighborhood?: string;
            permit_type?: string;
            proposed_stories?: string;
            proposed_units?: string;
            proposed_use?: string;
            record_id?: string;
            revised_cost?: components["schemas"]["Amount"];
            status?: string;
            status_date?: components["schemas"]["Moment"];
            street?: string;
            street_number?: string;
            supervisor_district?: string;
            unit?: string;
            zipcode?: string;
        };
        /**
         * @description A group of users: `admins` can manage users, `viewers` can watch the cameras.
         * @enum {string}
         */
        Group: "admins" | "viewers";
        Image: {
            /** @description The type of the file, found from its bytes. */
            contentType?: string;
            /** @description When the upload was asked for. */
            createdAt: components["schemas"]["Instant"];
            /** @description A presigned URL by which a browser saves the file under its name. */
            downloadUrl?: string;
            fileName?: string;
            /**
             * @description A presigned URL of the file, valid for at least 15 minutes. It stays the same for 15
             *     minutes, so that browsers can cache the file. Present once the file is found to be an
             *     image.
             */
            fileUrl?: string;
            /** Format: int32 */
            height?: number;
            id: components["schemas"]["ImageId"];
            /** @description Why the image is `rejected` or `failed`. */
            reason?: string;
            /**
             * Format: int32
             * @description The size in bytes.
             */
            size?: number;
            state: components["schemas"]["ImageState"];
            /** @description Sorted by name. */
            tags: components["schemas"]["Tag"][];
            takenAt?: components["schemas"]["TakenAt"];
            /**
             * @description A presigned URL of a thumbnail: WebP, at most 320 pixels on each side. It can be cached
             *     as long as `fileUrl`.
             */
            thumbnailUrl?: string;
            /** Format: int32 */
            width?: number;
        };
        /**
         * @description The image's id, a UUID.
         * @example 019aa5c2-7c1f-7b3a-9d0e-5a1b2c3d4e5f
         */
        ImageId: string;
        ImageIds: components["schemas"]["ImageId"][];
        ImagePage: {
            cursor?: components["schemas"]["Cursor"];
            images: components["schemas"]["Image"][];
        };
        /**
         * @description `uploading`: the file has not arrived; an arrival is known within moments, and an upload
         *     whose file never arrives is removed an hour or two later. `processing`: the file has
         *     arrived, and the image waits to be tagged or is being tagged, for the first time or again.
         *     `tagged`: done. `rejected`: the file is not an accepted image and was deleted. `failed`:
         *     tagging failed; see `reason`.
         * @example tagged
         * @enum {string}
         */
        ImageState: "uploading" | "processing" | "tagged" | "rejected" | "failed";
        /**
         * @description Only the first frame of an animated GIF or WebP is used. Animated AVIF, and AVIF with more
         *     than 8 bits per channel, is rejected.
         * @example image/jpeg
         * @enum {string}
         */
        ImageType: "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "image/avif";
        /**
         * Format: date-time
         * @description A date and time in UTC.
         * @example 2026-11-21T12:00:00.000Z
         */
        Instant: string;
        InvitedUser: {
            /** @description Shown only this once, and only without `sendEmail`. */
            keys?: components["schemas"]["IssuedKey"][];
            /**
             * @description Shown only this once, and only without `sendEmail`.
             * @example kT7=mPq2xWv9nRb4@hYc
             */
            temporaryPassword?: string;
            user: components["schemas"]["User"];
        };
        /** @description A new key. */
        IssuedKey: {
            key: components["schemas"]["Key"];
            /**
             * @description The value for the `x-api-key` header: `trl`, 32 random characters and 6 of checksum. It
             *     is shown only this once. API Gateway keeps it; this application stores its hash and last
             *     four characters.
             */
            value: string;
        };
        /** @description An API key, without its value. */
        Key: {
            createdAt: components["schemas"]["Instant"];
            /**
             * @description Who disabled the key. What an admin disabled, only an admin can enable.
             * @example owner
             * @enum {string}
             */
            disabledBy?: "owner" | "admin";
            expiresAt?: components["schemas"]["Instant"];
            id: components["schemas"]["KeyId"];
            /**
             * @description The last four characters of the key.
             * @example 9f3a
             */
            lastFour: string;
            /**
             * Format: date
             * @description The last day in the usage of the key; only in lists. Absent if the key was not used in
             *     the last 90 days, or if the gateway does not report its usage now.
             * @example 2026-11-21
             */
            lastUsedDay?: string;
            name: components["schemas"]["KeyName"];
            scope: components["schemas"]["Scope"];
            /**
             * @description `active` keys work. `replaced` keys work until they expire. `creating` and
             *     `removing` last a few minutes at most.
             * @example active
             * @enum {string}
             */
            state: "active" | "disabled" | "expired" | "replaced" | "creating" | "removing";
        };
        KeyChange: {
            enabled?: boolean;
            /**
             * Format: date-time
             * @description When the key expires; null for never.
             * @example 2027-11-21T12:00:00Z
             */
            expiresAt?: string | null;
            name?: components["schemas"]["KeyName"];
        };
        KeyChangeOfMine: {
            enabled: boolean;
        };
        /**
         * @description The gateway's id of the key.
         * @example a1b2c3d4e5
         */
        KeyId: string;
        /**
         * @description A name of your choice, to tell keys apart. It has at least one visible character, and no
         *     direction marks; joiners and variation selectors only follow a visible character. It is
         *     kept in Unicode form NFC.
         * @example nightly report
         */
        KeyName: string;
        Keys: {
            keys: components["schemas"]["Key"][];
        };
        /** @description The daily usage of one key; without `keyId`, of all keys of the scope that are gone. */
        KeyUsage: {
            days: {
                date: components["schemas"]["Day"];
                /**
                 * Format: int64
                 * @description The rest of the quota; absent if the gateway does not report it.
                 */
                remaining?: number;
                /**
                 * Format: int64
                 * @description The number of requests on that day.
                 */
                used: number;
            }[];
            keyId?: components["schemas"]["KeyId"];
            scope: components["schemas"]["Scope"];
        };
        LastFive: {
            /**
             * Format: int32
             * @description The number of `Items`.
             */
            Count: number;
            cursor?: components["schemas"]["Cursor"];
            Items: components["schemas"]["Clip"][];
            /** @description Where the next page starts; absent on the last page. */
            LastEvaluatedKey?: {
                capture_date: components["schemas"]["LocalDay"];
                event_ts: components["schemas"]["EventTs"];
            };
            /**
             * Format: int32
             * @description The number of videos that were read to find them.
             */
            ScannedCount: number;
        };
        Load: {
            /** @description The name of the file. */
            file: string;
            finishedAt?: string;
            id: string;
            /** @description The sheets that were not loaded. */
            leftOut: {
                name: string;
                reason: string;
            }[];
            /** @description Rows that were loaded without coordinates, because the file's are not understood. */
            placesUnclear?: components["schemas"]["RowCount"];
            /** @description Why it is not loaded; empty if it is, or is on its way. */
            reason: string;
            /** @description Rows that could not be used. */
            rejected: components["schemas"]["RowCount"];
            /**
             * @description Where the rejected rows can be read for 15 minutes: one JSON object per line, with the
             *     row and the reason. Absent if no row was rejected, and in lists.
             */
            rejectsUrl?: string;
            /** @description Permits that an earlier version of the file listed, and this version does not. */
            removed: components["schemas"]["RowCount"];
            /** @description Rows that are not blank, including the rejected ones. */
            rowsRead: components["schemas"]["RowCount"];
            /** @description The sheets of the workbook that were loaded. */
            sheets: string[];
            startedAt: string;
            state: components["schemas"]["LoadState"];
            /** @description Rows that a later state of the same address, or a newer version of the file, has replaced. */
            superseded: components["schemas"]["RowCount"];
            /** @description Rows that were loaded before. */
            unchanged: components["schemas"]["RowCount"];
            /** @description Rows that are new or have changed. */
            written: components["schemas"]["RowCount"];
        };
        LoadPage: {
            cursor?: components["schemas"]["Cursor"];
            items: components["schemas"]["Load"][];
        };
        /**
         * @description - `queued`: waits to be loaded again
         *     - `running`: is being loaded
         *     - `loaded`: is in the table
         *     - `refused`: cannot be loaded; nothing was changed, and `reason` says why
         *     - `superseded`: a newer version of the same file has replaced it
         *     - `missing`: the file was deleted before it was loaded
         *     - `failed`: was interrupted, and is tried again
         * @enum {string}
         */
        LoadState: "queued" | "running" | "loaded" | "refused" | "superseded" | "missing" | "failed";
        /**
         * Format: date
         * @description A calendar day.
         * @example 2026-11-27
         */
        LocalDay: string;
        /**
         * @description DynamoDB's output: `Item`; `Items`, `Count`, `ScannedCount` and `LastEvaluatedKey`; or `Attributes`. An
         *     object without fields where there is nothing to return. The payload of `echo`; `"pong"` for `ping`.
         * @example {
         *       "Item": {
         *         "id": "1234ABCD",
         *         "number": 5
         *       }
         *     }
         */
        ManagerAnswer: unknown;
        /**
         * @example {
         *       "operation": "create",
         *       "tableName": "lambda-apigateway",
         *       "payload": {
         *         "Item": {
         *           "id": "1234ABCD",
         *           "number": 5
         *         }
         *       }
         *     }
         */
        ManagerRequest: {
            /**
             * @example create
             * @enum {string}
             */
            operation: "create" | "read" | "update" | "delete" | "list" | "query" | "echo" | "ping";
            /**
             * @description For `echo`, any JSON. Otherwise an object of these fields of DynamoDB's input:
             *     - `create`: `Item`, `ConditionExpression`
             *     - `read`: `Key`, `ConsistentRead`, `ProjectionExpression`
             *     - `update`: `Key`, `UpdateExpression`, `ConditionExpression`
             *     - `delete`: `Key`, `ConditionExpression`
             *     - `list`: `FilterExpression`, `ProjectionExpression`, `Limit`, `ExclusiveStartKey`, `Select`,
             *       `ConsistentRead`, `IndexName`, `Segment`, `TotalSegments`
             *     - `query`: `KeyConditionExpression`, `ScanIndexForward`, and the fields of `list` without the segments
             *
             *     With an expression go `ExpressionAttributeNames` and `ExpressionAttributeValues`; `create`, `update`
             *     and `delete` also take `ReturnValues` and `ReturnValuesOnConditionCheckFailure`.
             * @example {
             *       "Item": {
             *         "id": "1",
             *         "name": "Bob"
             *       }
             *     }
             */
            payload?: unknown;
            /**
             * @description Needed by all operations but `echo` and `ping`. A name that the deployment does not allow is answered 403.
             * @example lambda-apigateway
             */
            tableName?: string;
            /**
             * @description How items are written, in the payload and in the answer.
             * @default plain
             * @enum {string}
             */
            types: "plain" | "dynamodb";
        };
        ManyTagCorrections: {
            add?: components["schemas"]["TagTexts"];
            imageIds: components["schemas"]["ImageId"][];
            remove?: components["schemas"]["TagTexts"];
        };
        /** @description What was done, in words. */
        Message: {
            /** @example Created */
            message: string;
        };
        /**
         * @description A date and time in UTC, to the microsecond; empty if the file has none.
         * @example 2016-12-21T00:00:00.000000+0000
         */
        Moment: string;
        /** @example Somewhat Famous */
        MusicAlbumTitle: string;
        /** @example Somewhat Famous */
        MusicAlbumTitleHeader: string;
        /**
         * @description At most 2,048 bytes of UTF-8.
         * @example No One You Know
         */
        MusicArtist: string;
        /** @example No One You Know */
        MusicArtistHeader: string;
        /**
         * @description A text, as DynamoDB writes one.
         * @example {
         *       "S": "Call Me Today"
         *     }
         */
        MusicAttribute: {
            S: string;
        };
        /**
         * @example {
         *       "Artist": {
         *         "S": "No One You Know"
         *       },
         *       "SongTitle": {
         *         "S": "Call Me Today"
         *       },
         *       "AlbumTitle": {
         *         "S": "Somewhat Famous"
         *       }
         *     }
         */
        MusicAttributes: {
            AlbumTitle: components["schemas"]["MusicAttribute"];
            Artist: components["schemas"]["MusicAttribute"];
            SongTitle: components["schemas"]["MusicAttribute"];
        };
        MusicItem: components["schemas"]["MusicAttributes"] | components["schemas"]["MusicItemNotFound"];
        /**
         * @example Item added
         * @enum {string}
         */
        MusicItemAdded: "Item added";
        /**
         * @example Item deleted
         * @enum {string}
         */
        MusicItemDeleted: "Item deleted";
        /**
         * @example Item not found
         * @enum {string}
         */
        MusicItemNotFound: "Item not found";
        /**
         * @example Item updated
         * @enum {string}
         */
        MusicItemUpdated: "Item updated";
        MusicKeyFields: {
            artist?: components["schemas"]["MusicArtist"];
            songtitle?: components["schemas"]["MusicSongTitle"];
            table?: components["schemas"]["MusicTableName"];
        };
        MusicSongFields: {
            albumtitle?: components["schemas"]["MusicAlbumTitle"];
            artist?: components["schemas"]["MusicArtist"];
            songtitle?: components["schemas"]["MusicSongTitle"];
            table?: components["schemas"]["MusicTableName"];
        };
        /**
         * @description At most 1,024 bytes of UTF-8.
         * @example Call Me Today
         */
        MusicSongTitle: string;
        /** @example Call Me Today */
        MusicSongTitleHeader: string;
        /**
         * @example Table is being created
         * @enum {string}
         */
        MusicTableBeingCreated: "Table is being created";
        /**
         * @example Table created
         * @enum {string}
         */
        MusicTableCreated: "Table created";
        /**
         * @example Table deleted
         * @enum {string}
         */
        MusicTableDeleted: "Table deleted";
        MusicTableFields: {
            table?: components["schemas"]["MusicTableName"];
        };
        /** @example Music */
        MusicTableHeader: string;
        /** @example Music */
        MusicTableName: string;
        NewImage: {
            contentType?: components["schemas"]["ImageType"];
            /**
             * @description The name of the file. It is only shown, without line breaks, direction marks and
             *     invisible characters; of a name that is longer than 255 characters, the start and the
             *     ending are kept.
             * @example beach.jpg
             */
            fileName?: string;
            /**
             * @description The SHA-256 of the file, in hexadecimal digits. The upload is then rejected for any
             *     other bytes.
             */
            sha256?: string;
            /**
             * @description Tags that the image has from the beginning, as if you had added them by a correction.
             *     They are searched and counted once the file is found to be an image, and survive
             *     tagging.
             * @example [
             *       "Holiday",
             *       "Lisbon"
             *     ]
             */
            tags?: components["schemas"]["TagText"][];
        };
        NewKey: {
            expiresAt?: components["schemas"]["Instant"];
            name?: components["schemas"]["KeyName"];
            scope: components["schemas"]["Scope"];
        };
        NewLoad: {
            /**
             * @description The name of the file. A file of the same name is replaced.
             * @example December2016Issued.xlsx
             */
            fileName: string;
        };
        NewUser: {
            email?: components["schemas"]["Email"];
            /**
             * @description One key is created for each. The default is `[permits]`.
             * @default [
             *       "permits"
             *     ]
             */
            scopes: components["schemas"]["Scope"][];
            /**
             * @description Send the temporary password and the keys by e-mail instead of returning them.
             *     Requires `email`.
             * @default true
             */
            sendEmail: boolean;
            username: components["schemas"]["NewUsername"];
        };
        /**
         * @description Letters, marks, symbols, digits and punctuation, without spaces. The letters are of one
         *     script, such as Latin or Cyrillic, or of those written together in Chinese, Japanese or
         *     Korean; none is invisible or a compatibility form, such as a fullwidth letter, and the text
         *     is in Unicode form NFC. Case does not matter.
         * @example ada
         */
        NewUsername: string;
        /**
         * @description Conditions on a number of at least 0: `eq`, `ne`, `lt`, `lte`, `gt`, `gte`, `between`, `in` or
         *     `null`, then a dot and the value.
         */
        NumberFilter: string[];
        /**
         * @description The name of an object in the bucket of the clips.
         * @example patrolcams/Front Door/2026-11-27/Hour-9/record/MDalarm_20261127_093302.mp4
         */
        ObjectKey: string;
        /**
         * Format: int32
         * @description How long the old key keeps working. With 0 it ends at once.
         * @example 24
         */
        OverlapHours: number;
        /**
         * Format: password
         * @description At least as many characters as the deployment requires: 8 by default, and never less than 6.
         * @example Abc123!
         */
        Password: string;
        PasswordChange: {
            /**
             * @description Return the refresh token in a cookie, not in the body.
             * @default false
             */
            cookie: boolean;
            newPassword: components["schemas"]["Password"];
            /**
             * Format: password
             * @description The current password.
             * @example Abc123!
             */
            oldPassword: string;
        };
        PasswordReset: {
            /**
             * @description The code from the e-mail.
             * @example 123456
             */
            code: string;
            newPassword: components["schemas"]["Password"];
            username: components["schemas"]["Username"];
        };
        /** @description One row of a permit. All values are strings; amounts are exact decimal strings. */
        Permit: {
            /**
             * @description The address of the site, in one line.
             * @example 235 Bella Vista Wy San Francisco, CA
             */
            address: string;
            /**
             * @description The application number, with its leading `#`.
             * @example #201612013997
             */
            application_number: string;
            /**
             * @description The description of the work, as in the file.
             * @example Replacing aluminum windows with paintable wood windows with acrylic clad.
             */
            description: string;
            estimated_cost: components["schemas"]["Amount"];
            /**
             * @description The current use of the building, in lower case; empty if unknown.
             * @example 1 family dwelling
             */
            existing_use: string;
            expiration_date: components["schemas"]["Moment"];
            file_date: components["schemas"]["Moment"];
            load_date: components["schemas"]["Moment"];
            /**
             * @description The proposed use of the building, in lower case; empty if unknown.
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
        /** @description What one file says about a permit. */
        PermitClaim: {
            /**
             * @description The name of the file.
             * @example December2016Issued.xlsx
             */
            file: string;
            /** @description When these rows were first loaded, as in `load_date`. */
            loadedAt: string;
            /** @description Empty if a later version of the file no longer lists the permit. */
            permits: components["schemas"]["Permit"][];
            /** @description Whether the permit is answered by this file. */
            shown: boolean;
            /** Format: date-time */
            uploadedAt: string;
        };
        PermitHistory: {
            /** @description Whether these are all files that list the permit. */
            complete: boolean;
            items: components["schemas"]["PermitClaim"][];
        };
        PermitPage: {
            /**
             * @description False if the search used up its read units or its time before the page was full. Continue
             *     with the cursor.
             */
            complete: boolean;
            cost: components["schemas"]["SearchCost"];
            cursor?: components["schemas"]["Cursor"];
            /** @description True if a load has begun or ended since the first page. */
            dataChanged?: boolean;
            /** @description Changes when a load begins and when it ends. */
            dataVersion: string;
            items: components["schemas"]["FoundPermit"][];
            /**
             * Format: int32
             * @description The number of rows that meet the filter; absent if it is not known.
             */
            total?: number;
            /** @description True if `total` is an estimate. */
            totalIsEstimate?: boolean;
        };
        /** @description The rows of one permit, in file order. */
        Permits: components["schemas"]["Permit"][];
        /** @description A page of permits in the format of the content type. */
        PermitsText: string;
        Refresh: {
            /** @description Required if there is no cookie. */
            refreshToken?: string;
        };
        /** @description Why one image was not changed, as the answer for this image alone would say it. */
        RefusedImage: {
            /** @enum {string} */
            code: "Conflict" | "NotFound";
            imageId: components["schemas"]["ImageId"];
            /** @example An image can have at most 40 tags */
            message: string;
        };
        /**
         * @description The user's role, derived from groups.
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
        /** Format: int32 */
        RowCount: number;
        /**
         * @description What a key opens.
         * @example permits
         * @enum {string}
         */
        Scope: "permits" | "music" | "manager";
        SearchCost: {
            /**
             * Format: int32
             * @description The rows that were read and do not meet the filter.
             */
            filtered: number;
            /**
             * @description What the rows were found by.
             * @enum {string}
             */
            index: "number" | "file_month" | "status" | "neighborhood" | "block" | "street" | "cost";
            /**
             * Format: int32
             * @description The rows that were read. The last of them may be left to the next page.
             */
            itemsRead: number;
            /** @description The DynamoDB read units that this page used. */
            readUnits: number;
        };
        SignIn: {
            /**
             * @description Return the refresh token in a cookie, not in the body.
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
            username: components["schemas"]["NewUsername"];
        };
        SkippedPage: {
            cursor?: components["schemas"]["Cursor"];
            files: {
                object_key: components["schemas"]["ObjectKey"];
                /**
                 * @description Why the file was skipped.
                 * @example The file is empty.
                 */
                reason: string;
                s3_arrival_time: components["schemas"]["Instant"];
                size: components["schemas"]["Bytes"];
            }[];
        };
        Tag: {
            /**
             * Format: double
             * @description From 0 to 1; always 1 for a tag from a user or the file.
             */
            confidence: number;
            name: components["schemas"]["TagName"];
            /**
             * @description Where the tag comes from: `user`, you added it; `file`, it is one of the keywords in the
             *     file (IPTC keywords or XMP `dc:subject`); `clarifai`, the tagging service saw it. A tag
             *     that comes from several has the first of these. An image has at most 30 tags that no
             *     user added; the keywords of the file come first.
             * @enum {string}
             */
            source: "clarifai" | "file" | "user";
        };
        TagChange: {
            /**
             * Format: int32
             * @description The number of images that this request changed.
             */
            changed: number;
            /**
             * @description False if images are left that were not looked at, or that other requests were changing.
             *     Send the same request again.
             */
            complete: boolean;
            /** @description The new name, in its one form. Absent when the tag was deleted. */
            name?: components["schemas"]["TagName"];
            /**
             * @description Images that keep the tag, and why; at most 100. `GET /images?tags=` finds all that still
             *     have it.
             */
            refused: components["schemas"]["RefusedImage"][];
        };
        TagCorrection: {
            add?: components["schemas"]["TagTexts"];
            remove?: components["schemas"]["TagTexts"];
        };
        /**
         * @description The name of a tag in its one form: in lower case and Unicode form NFKC, with single spaces
         *     between words. It has at least one visible character, and no commas, line breaks or
         *     direction marks.
         * @example sky
         */
        TagName: string;
        TagRename: {
            name: components["schemas"]["TagText"];
        };
        Tags: {
            /** @description The number of images with each tag. */
            counts: {
                [key: string]: number;
            };
            cursor?: components["schemas"]["Cursor"];
            /** @description Sorted by name. */
            tags: components["schemas"]["TagName"][];
        };
        /**
         * @description The name of a tag, as it is typed. `Sky`, ` sky ` and `sky` with an invisible character are
         *     the same tag: see `TagName` for its one form. Commas, line breaks and direction marks are
         *     refused, and so is what leaves no visible character, or more than 64.
         * @example Blue sky
         */
        TagText: string;
        TagTexts: components["schemas"]["TagText"][];
        /**
         * @description When the picture was taken, by the file's Exif `DateTimeOriginal`, to the second. It has the
         *     zone of `OffsetTimeOriginal`; if the file has none, it is the local time of the camera,
         *     without a zone. Absent if the file does not say it.
         * @example 2024-05-01T10:00:00+02:00
         */
        TakenAt: string;
        /**
         * @description Conditions on text: `eq`, `ne`, `in`, `begins`, `contains` or `null`, then a dot and the value.
         *     `contains` has at least 3 characters.
         */
        TextFilter: string[];
        /** @description The tokens of a session. */
        Tokens: {
            /** @description The access token. This API does not accept it. */
            accessToken: string;
            /**
             * Format: int32
             * @description How long the ID token is valid, in seconds.
             * @example 900
             */
            expiresIn: number;
            /** @description For `POST /token`. Absent if it is in a cookie, and when tokens are refreshed. */
            refreshToken?: string;
            role: components["schemas"]["Role"];
            /** @description The ID token, for `Authorization`, with or without `Bearer` before it. */
            token: string;
        };
        Upload: {
            formConfig: components["schemas"]["FormConfig"];
            imageId: components["schemas"]["ImageId"];
        };
        Usage: {
            usage: components["schemas"]["KeyUsage"][];
        };
        /** @description A user, without secrets. */
        User: {
            createdAt: components["schemas"]["Instant"];
            /** @example ada@example.com */
            email?: string;
            /** @description Whether the owner has verified the address, or an admin has set it. */
            emailVerified: boolean;
            /** @example [] */
            groups: string[];
            /**
             * @description The user's `sub`. It is never reused; a name can be.
             * @example 0c1e5b2a-6a1f-4a44-9d8e-2f6f0a4d3b11
             */
            id: string;
            /** @description The progress of the invitation, for an invited user. */
            invitation?: {
                /**
                 * @description The state of the e-mail with the keys. `failed`: it can be sent again.
                 *     `none`: it was not requested, or there is no address. `unconfigured`: this
                 *     deployment has no sender.
                 * @enum {string}
                 */
                mail: "none" | "pending" | "sending" | "sent" | "failed" | "unconfigured";
                /**
                 * @description Whether the keys have been created.
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
            /** @description All the groups that the user is to be in. */
            groups?: components["schemas"]["Group"][];
        };
        /**
         * @description Letters, marks, symbols, digits and punctuation of any language, without spaces. Case does
         *     not matter.
         * @example ada
         */
        Username: string;
        UserPage: {
            cursor?: components["schemas"]["Cursor"];
            users: components["schemas"]["User"][];
        };
        /**
         * @description `invited`: has not signed in yet. `disabled`: tokens and API keys are rejected. `deleting`:
         *     the same, and the user's data is being deleted.
         * @example active
         * @enum {string}
         */
        UserState: "active" | "invited" | "disabled" | "deleting";
        /**
         * Format: date-time
         * @description A date and time with a time zone.
         * @example 2026-11-27T00:00:00Z
         */
        ZonedMoment: string;
    };
    responses: {
        /** @description The request does not match the contract; `errors` names each field */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request conflicts with the current state; the message says how */
        Conflict: {
            headers: {
                /**
                 * @description Seconds to wait; absent when waiting does not help.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The deletion has started */
        Deleting: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["User"];
            };
        };
        /**
         * @description The API key is missing, invalid or of another scope, or the user is not in the required
         *     group
         */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description The request line and headers are larger than 10,240 bytes. On AWS the edge of the gateway answers this, as
         *     `{"message": …}` alone.
         */
        HeadersTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The new key, with its value, which is shown only this once */
        IssuedKey: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["IssuedKey"];
            };
        };
        /** @description The gateway holds as many API keys as it can; only the operator can make room */
        KeyCapacityReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The keys, oldest first */
        Keys: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Keys"];
            };
        };
        /** @description What DynamoDB answers, in the form that `types` names */
        ManagerAnswer: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ManagerAnswer"];
            };
        };
        /** @description A condition does not hold, or another request is changing the item; the message says which */
        ManagerConflict: {
            headers: {
                /**
                 * @description Seconds to wait; absent when waiting does not help.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description The API key is missing, invalid or of another scope, or the user is not an admin, or the table is not
         *     allowed; the message names the tables that are
         */
        ManagerForbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /**
         * @description The table exists, is being created or is being deleted, or there are as many tables as this
         *     deployment allows; the message says which
         */
        MusicConflict: {
            headers: {
                /**
                 * @description Seconds to wait; absent when waiting does not help.
                 * @example 2
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Nothing has this name or id */
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
        /** @description Too many requests */
        TooManyRequests: {
            headers: {
                /**
                 * @description Seconds to wait; absent when the daily quota is used up, which is renewed at midnight UTC.
                 *     If the wait is unknown, it is 1: back off on each retry.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The token is missing, invalid or expired, or the name or password is wrong */
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
        /** @description One series for each key, and for the keys of a scope that are gone */
        Usage: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Usage"];
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
        /**
         * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
         *     the page may change.
         */
        Cursor: components["schemas"]["Cursor"];
        /** @description The image's id. */
        ImageId: components["schemas"]["ImageId"];
        /** @description The key's id, as in the lists of keys. */
        KeyId: components["schemas"]["KeyId"];
        /** @description The maximum number of entries in a page. */
        Limit: number;
        /**
         * @description The id of a load.
         * @example 20170103T090000000Z-kq3Zr0pY5n8w1TqQxv7bLw
         */
        LoadId: string;
        /**
         * @description What the album is called. Spaces around it are removed. It takes precedence over the query string and the body.
         * @example Somewhat Famous
         */
        MusicAlbumTitleHeader: components["schemas"]["MusicAlbumTitleHeader"];
        /**
         * @description What the album is called. It takes precedence over the body.
         * @example Somewhat Famous
         */
        MusicAlbumTitleQuery: components["schemas"]["MusicAlbumTitle"];
        /**
         * @description Who plays the song. Spaces around it are removed. It takes precedence over the query string and the body.
         * @example No One You Know
         */
        MusicArtistHeader: components["schemas"]["MusicArtistHeader"];
        /**
         * @description Who plays the song. It takes precedence over the body.
         * @example No One You Know
         */
        MusicArtistQuery: components["schemas"]["MusicArtist"];
        /**
         * @description What the song is called. Spaces around it are removed. It takes precedence over the query string and the body.
         * @example Call Me Today
         */
        MusicSongTitleHeader: components["schemas"]["MusicSongTitleHeader"];
        /**
         * @description What the song is called. It takes precedence over the body.
         * @example Call Me Today
         */
        MusicSongTitleQuery: components["schemas"]["MusicSongTitle"];
        /**
         * @description The name of the table. Spaces around it are removed. It takes precedence over the query string and the body.
         * @example Music
         */
        MusicTableHeader: components["schemas"]["MusicTableHeader"];
        /**
         * @description The name of the table. It takes precedence over the body.
         * @example Music
         */
        MusicTableQuery: components["schemas"]["MusicTableName"];
        /** @description Only videos that began after this moment, oldest first. */
        NewerThan: components["schemas"]["EventTs"];
        /** @description Only videos that began before this moment. */
        OlderThan: components["schemas"]["EventTs"];
        /**
         * @description The application number, with or without its leading `#` (in a URL, `%23`).
         * @example 201612013997
         */
        PermitNumber: string;
        /**
         * @description The address of the site, in one line.
         * @example [
         *       "contains.bella vista"
         *     ]
         */
        PermitsAddress: components["schemas"]["TextFilter"];
        /**
         * @description The application number, with or without its leading `#`.
         * @example [
         *       "201612013997"
         *     ]
         */
        PermitsApplicationNumber: components["schemas"]["TextFilter"];
        /**
         * @description The block of the parcel.
         * @example [
         *       "2998"
         *     ]
         */
        PermitsBlock: components["schemas"]["TextFilter"];
        /**
         * @description The day when the work was completed.
         * @example [
         *       "null.true"
         *     ]
         */
        PermitsCompletedDate: components["schemas"]["DayFilter"];
        /**
         * @description The description of the work.
         * @example [
         *       "contains.window"
         *     ]
         */
        PermitsDescription: components["schemas"]["TextFilter"];
        /**
         * @description The estimated cost, in US dollars. A blank cost is no value, although the answer says 0.
         * @example [
         *       "gte.10000"
         *     ]
         */
        PermitsEstimatedCost: components["schemas"]["NumberFilter"];
        /**
         * @description How many stories the building has.
         * @example [
         *       "lte.3"
         *     ]
         */
        PermitsExistingStories: components["schemas"]["NumberFilter"];
        /**
         * @description How many units the building has.
         * @example [
         *       "gte.2"
         *     ]
         */
        PermitsExistingUnits: components["schemas"]["NumberFilter"];
        /**
         * @description The current use of the building.
         * @example [
         *       "1 family dwelling"
         *     ]
         */
        PermitsExistingUse: components["schemas"]["TextFilter"];
        /**
         * @description The day when the permit expires.
         * @example [
         *       "lt.2017-06-21"
         *     ]
         */
        PermitsExpirationDate: components["schemas"]["DayFilter"];
        /**
         * @description The day of the application.
         * @example [
         *       "between.2016-12-01,2016-12-31"
         *     ]
         */
        PermitsFileDate: components["schemas"]["DayFilter"];
        /**
         * @description The day when the permit was issued.
         * @example [
         *       "null.false"
         *     ]
         */
        PermitsIssuedDate: components["schemas"]["DayFilter"];
        /**
         * @description The day when the row was loaded.
         * @example [
         *       "gte.2026-11-01"
         *     ]
         */
        PermitsLoadDate: components["schemas"]["DayFilter"];
        /**
         * @description The lot of the parcel.
         * @example [
         *       "32"
         *     ]
         */
        PermitsLot: components["schemas"]["TextFilter"];
        /**
         * @description The neighborhood of the site.
         * @example [
         *       "mission"
         *     ]
         */
        PermitsNeighborhood: components["schemas"]["TextFilter"];
        /**
         * @description The type of the permit.
         * @example [
         *       "8"
         *     ]
         */
        PermitsPermitType: components["schemas"]["TextFilter"];
        /**
         * @description How many stories the building will have.
         * @example [
         *       "gt.3"
         *     ]
         */
        PermitsProposedStories: components["schemas"]["NumberFilter"];
        /**
         * @description How many units the building will have.
         * @example [
         *       "gte.2"
         *     ]
         */
        PermitsProposedUnits: components["schemas"]["NumberFilter"];
        /**
         * @description The proposed use of the building.
         * @example [
         *       "begins.apartments"
         *     ]
         */
        PermitsProposedUse: components["schemas"]["TextFilter"];
        /**
         * @description The index of the row in its file.
         * @example [
         *       "lt.10"
         *     ]
         */
        PermitsRecordId: components["schemas"]["NumberFilter"];
        /**
         * @description The revised cost, in US dollars. A blank cost is no value, although the answer says 0.
         * @example [
         *       "gt.0"
         *     ]
         */
        PermitsRevisedCost: components["schemas"]["NumberFilter"];
        /**
         * @description The state of the permit.
         * @example [
         *       "in.issued,complete"
         *     ]
         */
        PermitsStatus: components["schemas"]["TextFilter"];
        /**
         * @description The day of the state.
         * @example [
         *       "gte.2016-12-01"
         *     ]
         */
        PermitsStatusDate: components["schemas"]["DayFilter"];
        /**
         * @description The street of the site, without its suffix.
         * @example [
         *       "market"
         *     ]
         */
        PermitsStreet: components["schemas"]["TextFilter"];
        /**
         * @description The street number of the site, without letters.
         * @example [
         *       "between.200,300"
         *     ]
         */
        PermitsStreetNumber: components["schemas"]["NumberFilter"];
        /**
         * @description The district of the site.
         * @example [
         *       "9"
         *     ]
         */
        PermitsSupervisorDistrict: components["schemas"]["TextFilter"];
        /**
         * @description The unit in the building.
         * @example [
         *       "null.false"
         *     ]
         */
        PermitsUnit: components["schemas"]["TextFilter"];
        /**
         * @description The zip code of the site.
         * @example [
         *       "94110"
         *     ]
         */
        PermitsZipcode: components["schemas"]["TextFilter"];
        /**
         * @description The name of a tag. For the tags `.` and `..`, which clients resolve in a path, write the
         *     full-width `．` and `．．`: they name the same tags.
         */
        Tag: components["schemas"]["TagText"];
        /** @description The first day. The default is 29 days before `to`. */
        UsageFrom: components["schemas"]["Day"];
        /** @description The last day. The default is today. Data goes back 90 days. */
        UsageTo: components["schemas"]["Day"];
        /** @description The user's name. */
        Username: components["schemas"]["Username"];
        /** @description The day at which the list starts, in the time zone of the cameras; today when absent. */
        VideoDate: components["schemas"]["LocalDay"];
    };
    requestBodies: {
        Manager: {
            content: {
                "application/json": components["schemas"]["ManagerRequest"];
            };
        };
        MusicKey: {
            content: {
                "application/json": components["schemas"]["MusicKeyFields"];
            };
        };
        MusicSong: {
            content: {
                "application/json": components["schemas"]["MusicSongFields"];
            };
        };
        MusicTable: {
            content: {
                "application/json": components["schemas"]["MusicTableFields"];
            };
        };
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
                /**
                 * @description Only actions with this `operationId`.
                 * @example inviteUser
                 */
                action?: string;
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only actions that began at this moment or later. */
                from?: components["schemas"]["ZonedMoment"];
                /** @description The maximum number of entries in a page. */
                limit?: components["parameters"]["Limit"];
                /** @description Only actions that began before this moment. */
                to?: components["schemas"]["ZonedMoment"];
                /**
                 * @description Only what this user did, or what was done to them. A username or a `sub`.
                 * @example ada
                 */
                user?: string;
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listCameras: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The names, sorted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CameraNames"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listCameraDetails: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cameras, sorted by name */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cameras"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listClips: {
        parameters: {
            query?: {
                /**
                 * @description Only clips of these cameras.
                 * @example [
                 *       "Front Door",
                 *       "Garage"
                 *     ]
                 */
                camera?: components["schemas"]["CameraListName"][];
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only clips that began at this moment or later. */
                from?: components["schemas"]["ZonedMoment"];
                /** @description The maximum number of entries in a page. */
                limit?: components["parameters"]["Limit"];
                /** @description Only clips that began before this moment. */
                to?: components["schemas"]["ZonedMoment"];
                /** @description Videos, or snapshots. */
                type?: "video" | "image";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of clips */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClipPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getClip: {
        parameters: {
            query?: {
                /** @description Whether the URLs are for saving the file instead of showing it. */
                download?: boolean;
            };
            header?: never;
            path: {
                /** @description The clip's id. */
                clipId: components["schemas"]["ClipId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The clip */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clip"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listClipDays: {
        parameters: {
            query: {
                /** @description Only clips of this camera. */
                camera?: components["schemas"]["CameraName"];
                /** @description A month in the time zone of the cameras. */
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The days that have clips */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClipDays"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listSkippedFiles: {
        parameters: {
            query?: {
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description The maximum number of entries in a page. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of files */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkippedPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getClipTimeline: {
        parameters: {
            query: {
                /** @description The length of a bucket. */
                bucket?: "hour" | "day";
                /** @description Only clips of this camera. */
                camera?: components["schemas"]["CameraName"];
                /** @description The first bucket is the one that holds this moment. */
                from: components["schemas"]["ZonedMoment"];
                /** @description The last bucket is the one that ends at or after this moment. */
                to: components["schemas"]["ZonedMoment"];
                /**
                 * @description The time zone in which days begin, by its IANA name; the time zone of the cameras when
                 *     absent.
                 * @example Europe/Berlin
                 */
                zone?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The buckets, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClipTimeline"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getMusicItem: {
        parameters: {
            query?: {
                /**
                 * @description Who plays the song. It takes precedence over the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistQuery"];
                /**
                 * @description What the song is called. It takes precedence over the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleQuery"];
                /**
                 * @description The name of the table. It takes precedence over the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableQuery"];
            };
            header?: {
                /**
                 * @description Who plays the song. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistHeader"];
                /**
                 * @description What the song is called. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleHeader"];
                /**
                 * @description The name of the table. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The song, or that there is none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicItem"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["MusicConflict"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    putMusicItem: {
        parameters: {
            query?: {
                /**
                 * @description What the album is called. It takes precedence over the body.
                 * @example Somewhat Famous
                 */
                albumtitle?: components["parameters"]["MusicAlbumTitleQuery"];
                /**
                 * @description Who plays the song. It takes precedence over the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistQuery"];
                /**
                 * @description What the song is called. It takes precedence over the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleQuery"];
                /**
                 * @description The name of the table. It takes precedence over the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableQuery"];
            };
            header?: {
                /**
                 * @description What the album is called. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Somewhat Famous
                 */
                albumtitle?: components["parameters"]["MusicAlbumTitleHeader"];
                /**
                 * @description Who plays the song. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistHeader"];
                /**
                 * @description What the song is called. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleHeader"];
                /**
                 * @description The name of the table. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["MusicSong"];
        responses: {
            /** @description The song is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicItemAdded"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["MusicConflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    updateMusicItem: {
        parameters: {
            query?: {
                /**
                 * @description What the album is called. It takes precedence over the body.
                 * @example Somewhat Famous
                 */
                albumtitle?: components["parameters"]["MusicAlbumTitleQuery"];
                /**
                 * @description Who plays the song. It takes precedence over the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistQuery"];
                /**
                 * @description What the song is called. It takes precedence over the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleQuery"];
                /**
                 * @description The name of the table. It takes precedence over the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableQuery"];
            };
            header?: {
                /**
                 * @description What the album is called. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Somewhat Famous
                 */
                albumtitle?: components["parameters"]["MusicAlbumTitleHeader"];
                /**
                 * @description Who plays the song. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistHeader"];
                /**
                 * @description What the song is called. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleHeader"];
                /**
                 * @description The name of the table. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["MusicSong"];
        responses: {
            /** @description The album is stored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicItemUpdated"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["MusicConflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteMusicItem: {
        parameters: {
            query?: {
                /**
                 * @description Who plays the song. It takes precedence over the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistQuery"];
                /**
                 * @description What the song is called. It takes precedence over the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleQuery"];
                /**
                 * @description The name of the table. It takes precedence over the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableQuery"];
            };
            header?: {
                /**
                 * @description Who plays the song. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example No One You Know
                 */
                artist?: components["parameters"]["MusicArtistHeader"];
                /**
                 * @description What the song is called. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Call Me Today
                 */
                songtitle?: components["parameters"]["MusicSongTitleHeader"];
                /**
                 * @description The name of the table. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["MusicKey"];
        responses: {
            /** @description There is no such song any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicItemDeleted"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["MusicConflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    createMusicTable: {
        parameters: {
            query?: {
                /**
                 * @description The name of the table. It takes precedence over the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableQuery"];
            };
            header?: {
                /**
                 * @description The name of the table. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["MusicTable"];
        responses: {
            /** @description The table can be used */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicTableCreated"];
                };
            };
            /** @description The table is still being created; other operations on it are answered 409 until then */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicTableBeingCreated"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["MusicConflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteMusicTable: {
        parameters: {
            query?: {
                /**
                 * @description The name of the table. It takes precedence over the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableQuery"];
            };
            header?: {
                /**
                 * @description The name of the table. Spaces around it are removed. It takes precedence over the query string and the body.
                 * @example Music
                 */
                table?: components["parameters"]["MusicTableHeader"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["MusicTable"];
        responses: {
            /** @description The table is deleted; its name is free within seconds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MusicTableDeleted"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["MusicConflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    manageTable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Manager"];
        responses: {
            200: components["responses"]["ManagerAnswer"];
            400: components["responses"]["BadRequest"];
            403: components["responses"]["ManagerForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ManagerConflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listImages: {
        parameters: {
            query?: {
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description The maximum number of entries in a page. */
                limit?: components["parameters"]["Limit"];
                /** @description Whether an image must have all of `tags` or any of them. */
                match?: "all" | "any";
                /**
                 * @description For `tags` and `without`, a tag counts only if its `confidence` is at least this. Tags
                 *     from a user or the file always count. It cannot be used without one of the two.
                 * @example 0.95
                 */
                minConfidence?: number;
                /** @description Whether the newest or the oldest images come first, by the time in `orderBy`. */
                order?: "newest" | "oldest";
                /**
                 * @description Which time `order` is about: `uploaded` is `createdAt`, `taken` is `takenAt`. With
                 *     `takenFrom` or `takenTo` it is always `taken`, which is then the default; without them
                 *     the default is `uploaded`. By `taken`, only images are found that can be shown and have
                 *     a `takenAt`. `takenAt` without a time zone is compared as if it were UTC.
                 */
                orderBy?: "uploaded" | "taken";
                /**
                 * @description Only images in this state. With `tags`, `without` or `untagged`, or by `taken`, it must
                 *     be a state in which an image can be shown: `processing`, `tagged` or `failed`.
                 */
                state?: components["schemas"]["ImageState"];
                /**
                 * @description Tag names.
                 * @example [
                 *       "sky",
                 *       "sea"
                 *     ]
                 */
                tags?: components["schemas"]["TagTexts"];
                /** @description Only images that were taken at this moment or later, by `takenAt`. */
                takenFrom?: components["schemas"]["ZonedMoment"];
                /** @description Only images that were taken before this moment, by `takenAt`. */
                takenTo?: components["schemas"]["ZonedMoment"];
                /**
                 * @description Only images that can be shown and have no tags. Cannot be combined with `tags` or
                 *     `without`.
                 */
                untagged?: boolean;
                /** @description Only images whose `createdAt` is this moment or later. */
                uploadedFrom?: components["schemas"]["ZonedMoment"];
                /** @description Only images whose `createdAt` is before this moment. */
                uploadedTo?: components["schemas"]["ZonedMoment"];
                /** @description Tags that an image must not have. */
                without?: components["schemas"]["TagTexts"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description You already have an image with these bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description A form to upload the image */
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
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The image was deleted */
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The image will be tagged again */
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    tagImages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ManyTagCorrections"];
            };
        };
        responses: {
            /** @description What became of each image */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectedImages"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    lastFive: {
        parameters: {
            query?: {
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only videos of this camera. */
                filter?: components["schemas"]["CameraName"];
                /** @description Only videos that began after this moment, oldest first. */
                newer_than_ts?: components["parameters"]["NewerThan"];
                /** @description The maximum number of videos in a page. */
                num_results?: number;
                /** @description Only videos that began before this moment. */
                older_than_ts?: components["parameters"]["OlderThan"];
                /** @description The day at which the list starts, in the time zone of the cameras; today when absent. */
                video_date?: components["parameters"]["VideoDate"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of videos */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastFive"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    lastFiveOfCamera: {
        parameters: {
            query?: {
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only videos that began after this moment, oldest first. */
                newer_than_ts?: components["parameters"]["NewerThan"];
                /** @description The maximum number of videos in a page. */
                num_results?: number;
                /** @description Only videos that began before this moment. */
                older_than_ts?: components["parameters"]["OlderThan"];
                /** @description The day at which the list starts, in the time zone of the cameras; today when absent. */
                video_date?: components["parameters"]["VideoDate"];
            };
            header?: never;
            path: {
                /** @description The name of the camera. */
                camera: components["schemas"]["CameraName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of videos */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LastFive"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    manageTableAsAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: components["requestBodies"]["Manager"];
        responses: {
            200: components["responses"]["ManagerAnswer"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ManagerForbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["ManagerConflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The address is verified */
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteMyKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as in the lists of keys. */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key was deleted */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    changeMyKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as in the lists of keys. */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyChangeOfMine"];
            };
        };
        responses: {
            /** @description The changed key */
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
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["KeyCapacityReached"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description The password was changed. These are the tokens of a new session. */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    searchMyPermits: {
        parameters: {
            query?: {
                /**
                 * @description The address of the site, in one line.
                 * @example [
                 *       "contains.bella vista"
                 *     ]
                 */
                address?: components["parameters"]["PermitsAddress"];
                /**
                 * @description The application number, with or without its leading `#`.
                 * @example [
                 *       "201612013997"
                 *     ]
                 */
                application_number?: components["parameters"]["PermitsApplicationNumber"];
                /**
                 * @description The block of the parcel.
                 * @example [
                 *       "2998"
                 *     ]
                 */
                block?: components["parameters"]["PermitsBlock"];
                /** @description Begin CSV with a byte order mark, so that Excel reads it as UTF-8. */
                bom?: boolean;
                /**
                 * @description The day when the work was completed.
                 * @example [
                 *       "null.true"
                 *     ]
                 */
                completed_date?: components["parameters"]["PermitsCompletedDate"];
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The description of the work.
                 * @example [
                 *       "contains.window"
                 *     ]
                 */
                description?: components["parameters"]["PermitsDescription"];
                /**
                 * @description The estimated cost, in US dollars. A blank cost is no value, although the answer says 0.
                 * @example [
                 *       "gte.10000"
                 *     ]
                 */
                estimated_cost?: components["parameters"]["PermitsEstimatedCost"];
                /**
                 * @description How many stories the building has.
                 * @example [
                 *       "lte.3"
                 *     ]
                 */
                existing_stories?: components["parameters"]["PermitsExistingStories"];
                /**
                 * @description How many units the building has.
                 * @example [
                 *       "gte.2"
                 *     ]
                 */
                existing_units?: components["parameters"]["PermitsExistingUnits"];
                /**
                 * @description The current use of the building.
                 * @example [
                 *       "1 family dwelling"
                 *     ]
                 */
                existing_use?: components["parameters"]["PermitsExistingUse"];
                /**
                 * @description The day when the permit expires.
                 * @example [
                 *       "lt.2017-06-21"
                 *     ]
                 */
                expiration_date?: components["parameters"]["PermitsExpirationDate"];
                /**
                 * @description The fields of a row to return, separated by commas; all when absent.
                 * @example application_number,status,address
                 */
                fields?: string;
                /**
                 * @description The day of the application.
                 * @example [
                 *       "between.2016-12-01,2016-12-31"
                 *     ]
                 */
                file_date?: components["parameters"]["PermitsFileDate"];
                /** @description The format, where a header cannot be sent. It takes precedence over Accept. */
                format?: "json" | "csv" | "ndjson" | "geojson";
                /**
                 * @description In CSV, an apostrophe is put before text that a spreadsheet would take for a formula;
                 *     `raw` leaves it as it is.
                 */
                formulas?: "guarded" | "raw";
                /**
                 * @description The day when the permit was issued.
                 * @example [
                 *       "null.false"
                 *     ]
                 */
                issued_date?: components["parameters"]["PermitsIssuedDate"];
                /** @description The maximum number of rows in a page. */
                limit?: number;
                /**
                 * @description The day when the row was loaded.
                 * @example [
                 *       "gte.2026-11-01"
                 *     ]
                 */
                load_date?: components["parameters"]["PermitsLoadDate"];
                /**
                 * @description The lot of the parcel.
                 * @example [
                 *       "32"
                 *     ]
                 */
                lot?: components["parameters"]["PermitsLot"];
                /**
                 * @description The neighborhood of the site.
                 * @example [
                 *       "mission"
                 *     ]
                 */
                neighborhood?: components["parameters"]["PermitsNeighborhood"];
                /** @description The direction. Days and costs begin with the greatest unless it is given, all others with the least. */
                order?: "asc" | "desc";
                /**
                 * @description The type of the permit.
                 * @example [
                 *       "8"
                 *     ]
                 */
                permit_type?: components["parameters"]["PermitsPermitType"];
                /**
                 * @description How many stories the building will have.
                 * @example [
                 *       "gt.3"
                 *     ]
                 */
                proposed_stories?: components["parameters"]["PermitsProposedStories"];
                /**
                 * @description How many units the building will have.
                 * @example [
                 *       "gte.2"
                 *     ]
                 */
                proposed_units?: components["parameters"]["PermitsProposedUnits"];
                /**
                 * @description The proposed use of the building.
                 * @example [
                 *       "begins.apartments"
                 *     ]
                 */
                proposed_use?: components["parameters"]["PermitsProposedUse"];
                /**
                 * @description The index of the row in its file.
                 * @example [
                 *       "lt.10"
                 *     ]
                 */
                record_id?: components["parameters"]["PermitsRecordId"];
                /**
                 * @description The revised cost, in US dollars. A blank cost is no value, although the answer says 0.
                 * @example [
                 *       "gt.0"
                 *     ]
                 */
                revised_cost?: components["parameters"]["PermitsRevisedCost"];
                /**
                 * @description What the rows are in the order of. `file_date`, `status_date` and `estimated_cost` are
                 *     always possible, `street_number` with a street, and `lot` with a block. Rows without the
                 *     value come last. Without it, the order is that of the index that is read.
                 */
                sort?: "file_date" | "status_date" | "estimated_cost" | "street_number" | "lot";
                /**
                 * @description The state of the permit.
                 * @example [
                 *       "in.issued,complete"
                 *     ]
                 */
                status?: components["parameters"]["PermitsStatus"];
                /**
                 * @description The day of the state.
                 * @example [
                 *       "gte.2016-12-01"
                 *     ]
                 */
                status_date?: components["parameters"]["PermitsStatusDate"];
                /**
                 * @description The street of the site, without its suffix.
                 * @example [
                 *       "market"
                 *     ]
                 */
                street?: components["parameters"]["PermitsStreet"];
                /**
                 * @description The street number of the site, without letters.
                 * @example [
                 *       "between.200,300"
                 *     ]
                 */
                street_number?: components["parameters"]["PermitsStreetNumber"];
                /**
                 * @description The district of the site.
                 * @example [
                 *       "9"
                 *     ]
                 */
                supervisor_district?: components["parameters"]["PermitsSupervisorDistrict"];
                /**
                 * @description The unit in the building.
                 * @example [
                 *       "null.false"
                 *     ]
                 */
                unit?: components["parameters"]["PermitsUnit"];
                /**
                 * @description The zip code of the site.
                 * @example [
                 *       "94110"
                 *     ]
                 */
                zipcode?: components["parameters"]["PermitsZipcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of permits */
            200: {
                headers: {
                    /**
                     * @description A file name with the day of the answer; absent for JSON.
                     * @example attachment; filename="permits-2026-11-28.csv"
                     */
                    "Content-Disposition"?: string;
                    /**
                     * @description Names what was loaded when this was answered; absent while a load runs, and just after it.
                     * @example W/"17-json"
                     */
                    ETag?: string;
                    /** @description As `complete`, for formats that have no place for it. */
                    "X-Trellis-Complete"?: "true" | "false";
                    /** @description As `cursor`. */
                    "X-Trellis-Cursor"?: components["schemas"]["Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["PermitsText"];
                    "application/json": components["schemas"]["PermitPage"];
                    "application/x-ndjson": components["schemas"]["PermitsText"];
                    "text/csv; charset=utf-8; header=present": components["schemas"]["PermitsText"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getMyPermit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application number, with or without its leading `#` (in a URL, `%23`).
                 * @example 201612013997
                 */
                number: components["parameters"]["PermitNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permit's rows; empty if the number is unknown */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Permits"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getMyPermitHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application number, with or without its leading `#` (in a URL, `%23`).
                 * @example 201612013997
                 */
                number: components["parameters"]["PermitNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the files said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitHistory"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All sessions have ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "message": "Signed out everywhere"
                     *     }
                     */
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getMyUsage: {
        parameters: {
            query?: {
                /** @description The first day. The default is 29 days before `to`. */
                from?: components["parameters"]["UsageFrom"];
                /** @description The last day. The default is today. Data goes back 90 days. */
                to?: components["parameters"]["UsageTo"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Usage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description A code was sent if the user has a verified address */
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The password was set */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    searchPermits: {
        parameters: {
            query?: {
                /**
                 * @description The address of the site, in one line.
                 * @example [
                 *       "contains.bella vista"
                 *     ]
                 */
                address?: components["parameters"]["PermitsAddress"];
                /**
                 * @description The application number, with or without its leading `#`.
                 * @example [
                 *       "201612013997"
                 *     ]
                 */
                application_number?: components["parameters"]["PermitsApplicationNumber"];
                /**
                 * @description The block of the parcel.
                 * @example [
                 *       "2998"
                 *     ]
                 */
                block?: components["parameters"]["PermitsBlock"];
                /** @description Begin CSV with a byte order mark, so that Excel reads it as UTF-8. */
                bom?: boolean;
                /**
                 * @description The day when the work was completed.
                 * @example [
                 *       "null.true"
                 *     ]
                 */
                completed_date?: components["parameters"]["PermitsCompletedDate"];
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The description of the work.
                 * @example [
                 *       "contains.window"
                 *     ]
                 */
                description?: components["parameters"]["PermitsDescription"];
                /**
                 * @description The estimated cost, in US dollars. A blank cost is no value, although the answer says 0.
                 * @example [
                 *       "gte.10000"
                 *     ]
                 */
                estimated_cost?: components["parameters"]["PermitsEstimatedCost"];
                /**
                 * @description How many stories the building has.
                 * @example [
                 *       "lte.3"
                 *     ]
                 */
                existing_stories?: components["parameters"]["PermitsExistingStories"];
                /**
                 * @description How many units the building has.
                 * @example [
                 *       "gte.2"
                 *     ]
                 */
                existing_units?: components["parameters"]["PermitsExistingUnits"];
                /**
                 * @description The current use of the building.
                 * @example [
                 *       "1 family dwelling"
                 *     ]
                 */
                existing_use?: components["parameters"]["PermitsExistingUse"];
                /**
                 * @description The day when the permit expires.
                 * @example [
                 *       "lt.2017-06-21"
                 *     ]
                 */
                expiration_date?: components["parameters"]["PermitsExpirationDate"];
                /**
                 * @description The fields of a row to return, separated by commas; all when absent.
                 * @example application_number,status,address
                 */
                fields?: string;
                /**
                 * @description The day of the application.
                 * @example [
                 *       "between.2016-12-01,2016-12-31"
                 *     ]
                 */
                file_date?: components["parameters"]["PermitsFileDate"];
                /** @description The format, where a header cannot be sent. It takes precedence over Accept. */
                format?: "json" | "csv" | "ndjson" | "geojson";
                /**
                 * @description In CSV, an apostrophe is put before text that a spreadsheet would take for a formula;
                 *     `raw` leaves it as it is.
                 */
                formulas?: "guarded" | "raw";
                /**
                 * @description The day when the permit was issued.
                 * @example [
                 *       "null.false"
                 *     ]
                 */
                issued_date?: components["parameters"]["PermitsIssuedDate"];
                /** @description The maximum number of rows in a page. */
                limit?: number;
                /**
                 * @description The day when the row was loaded.
                 * @example [
                 *       "gte.2026-11-01"
                 *     ]
                 */
                load_date?: components["parameters"]["PermitsLoadDate"];
                /**
                 * @description The lot of the parcel.
                 * @example [
                 *       "32"
                 *     ]
                 */
                lot?: components["parameters"]["PermitsLot"];
                /**
                 * @description The neighborhood of the site.
                 * @example [
                 *       "mission"
                 *     ]
                 */
                neighborhood?: components["parameters"]["PermitsNeighborhood"];
                /** @description The direction. Days and costs begin with the greatest unless it is given, all others with the least. */
                order?: "asc" | "desc";
                /**
                 * @description The type of the permit.
                 * @example [
                 *       "8"
                 *     ]
                 */
                permit_type?: components["parameters"]["PermitsPermitType"];
                /**
                 * @description How many stories the building will have.
                 * @example [
                 *       "gt.3"
                 *     ]
                 */
                proposed_stories?: components["parameters"]["PermitsProposedStories"];
                /**
                 * @description How many units the building will have.
                 * @example [
                 *       "gte.2"
                 *     ]
                 */
                proposed_units?: components["parameters"]["PermitsProposedUnits"];
                /**
                 * @description The proposed use of the building.
                 * @example [
                 *       "begins.apartments"
                 *     ]
                 */
                proposed_use?: components["parameters"]["PermitsProposedUse"];
                /**
                 * @description The index of the row in its file.
                 * @example [
                 *       "lt.10"
                 *     ]
                 */
                record_id?: components["parameters"]["PermitsRecordId"];
                /**
                 * @description The revised cost, in US dollars. A blank cost is no value, although the answer says 0.
                 * @example [
                 *       "gt.0"
                 *     ]
                 */
                revised_cost?: components["parameters"]["PermitsRevisedCost"];
                /**
                 * @description What the rows are in the order of. `file_date`, `status_date` and `estimated_cost` are
                 *     always possible, `street_number` with a street, and `lot` with a block. Rows without the
                 *     value come last. Without it, the order is that of the index that is read.
                 */
                sort?: "file_date" | "status_date" | "estimated_cost" | "street_number" | "lot";
                /**
                 * @description The state of the permit.
                 * @example [
                 *       "in.issued,complete"
                 *     ]
                 */
                status?: components["parameters"]["PermitsStatus"];
                /**
                 * @description The day of the state.
                 * @example [
                 *       "gte.2016-12-01"
                 *     ]
                 */
                status_date?: components["parameters"]["PermitsStatusDate"];
                /**
                 * @description The street of the site, without its suffix.
                 * @example [
                 *       "market"
                 *     ]
                 */
                street?: components["parameters"]["PermitsStreet"];
                /**
                 * @description The street number of the site, without letters.
                 * @example [
                 *       "between.200,300"
                 *     ]
                 */
                street_number?: components["parameters"]["PermitsStreetNumber"];
                /**
                 * @description The district of the site.
                 * @example [
                 *       "9"
                 *     ]
                 */
                supervisor_district?: components["parameters"]["PermitsSupervisorDistrict"];
                /**
                 * @description The unit in the building.
                 * @example [
                 *       "null.false"
                 *     ]
                 */
                unit?: components["parameters"]["PermitsUnit"];
                /**
                 * @description The zip code of the site.
                 * @example [
                 *       "94110"
                 *     ]
                 */
                zipcode?: components["parameters"]["PermitsZipcode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of permits */
            200: {
                headers: {
                    /**
                     * @description A file name with the day of the answer; absent for JSON.
                     * @example attachment; filename="permits-2026-11-28.csv"
                     */
                    "Content-Disposition"?: string;
                    /**
                     * @description Names what was loaded when this was answered; absent while a load runs, and just after it.
                     * @example W/"17-json"
                     */
                    ETag?: string;
                    /** @description As `complete`, for formats that have no place for it. */
                    "X-Trellis-Complete"?: "true" | "false";
                    /** @description As `cursor`. */
                    "X-Trellis-Cursor"?: components["schemas"]["Cursor"];
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["PermitsText"];
                    "application/json": components["schemas"]["PermitPage"];
                    "application/x-ndjson": components["schemas"]["PermitsText"];
                    "text/csv; charset=utf-8; header=present": components["schemas"]["PermitsText"];
                };
            };
            /** @description Nothing has changed since the answer with this ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
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
                number: components["parameters"]["PermitNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The permit's rows; empty if the number is unknown */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getPermitHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The application number, with or without its leading `#` (in a URL, `%23`).
                 * @example 201612013997
                 */
                number: components["parameters"]["PermitNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the files said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermitHistory"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listLoads: {
        parameters: {
            query?: {
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description The maximum number of entries in a page. */
                limit?: components["parameters"]["Limit"];
                /** @description Only loads in this state. */
                state?: components["schemas"]["LoadState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of loads */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    createLoad: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewLoad"];
            };
        };
        responses: {
            /** @description A form to upload the file */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormConfig"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    getLoad: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a load.
                 * @example 20170103T090000000Z-kq3Zr0pY5n8w1TqQxv7bLw
                 */
                loadId: components["parameters"]["LoadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The load */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    retryLoad: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The id of a load.
                 * @example 20170103T090000000Z-kq3Zr0pY5n8w1TqQxv7bLw
                 */
                loadId: components["parameters"]["LoadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The load is queued */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Load"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The user was created */
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
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /** @description The maximum number of tags in a page. */
                limit?: number;
                /**
                 * @description Only tags whose names begin with this. It is brought into the form of `TagName` first, so
                 *     `Old ` finds `old town`, and `older` too.
                 * @example bl
                 */
                prefix?: components["schemas"]["TagText"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags, sorted by name */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    deleteTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a tag. For the tags `.` and `..`, which clients resolve in a path, write the
                 *     full-width `．` and `．．`: they name the same tags.
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many images were changed, and whether these were all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagChange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    renameTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a tag. For the tags `.` and `..`, which clients resolve in a path, write the
                 *     full-width `．` and `．．`: they name the same tags.
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TagRename"];
            };
        };
        responses: {
            /** @description How many images were changed, and whether these were all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TagChange"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestTooLarge"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listImagesOfTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of a tag. For the tags `.` and `..`, which clients resolve in a path, write the
                 *     full-width `．` and `．．`: they name the same tags.
                 */
                tag: components["parameters"]["Tag"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address of the list */
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description New tokens; the refresh token does not change */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Where the previous page ended. It belongs to the same query and the same caller; the size of
                 *     the page may change.
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description The start of the e-mail address.
                 * @example ada@
                 */
                email?: string;
                /** @description The maximum number of entries in a page. */
                limit?: components["parameters"]["Limit"];
                /** @description Only users with this role. */
                role?: components["schemas"]["Role"];
                /** @description Only users in this state. */
                state?: components["schemas"]["UserState"];
                /**
                 * @description The start of the name.
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The user was created; keys sent by e-mail follow within seconds */
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The changed user */
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
            431: components["responses"]["HeadersTooLarge"];
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
            /** @description The invitation will be sent */
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["KeyCapacityReached"];
        };
    };
    deleteKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as in the lists of keys. */
                keyId: components["parameters"]["KeyId"];
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key was deleted */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    changeKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as in the lists of keys. */
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
            /** @description The changed key */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id, as in the lists of keys. */
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
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["KeyCapacityReached"];
        };
    };
    getUsage: {
        parameters: {
            query?: {
                /** @description The first day. The default is 29 days before `to`. */
                from?: components["parameters"]["UsageFrom"];
                /** @description The last day. The default is today. Data goes back 90 days. */
                to?: components["parameters"]["UsageTo"];
            };
            header?: never;
            path: {
                /** @description The user's name. */
                username: components["parameters"]["Username"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Usage"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            500: components["responses"]["ServerError"];
        };
    };
}
