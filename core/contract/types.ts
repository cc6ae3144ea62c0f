// Generated from openapi.yaml by `npm run generate`. Do not edit.
export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description US dollars, as a decimal string.
         * @example 9399
         */
        Amount: string;
        /** @description What went wrong. `message` is for people, `code` for programs. */
        Error: {
            /**
             * @description The type of a gateway response, such as `INVALID_API_KEY` or `THROTTLED`, or one of ours:
             *     - `EventUnknown` (400): a direct invocation with what is no request of the gateway
             *     - `Forbidden` (403): no API key, an unknown one, or one of another scope
             *     - `Internal` (500): a fault on our side; nothing of it is told
             *     - `RequestInvalid` (400): the request breaks the contract; `errors` names each field
             * @example INVALID_API_KEY
             */
            code: string;
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
        /**
         * @description A moment in UTC, to the microsecond; empty when the file has none.
         * @example 2016-12-21T00:00:00.000000+0000
         */
        Moment: string;
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
        /** @description No API key, a wrong one, or one of another scope */
        Forbidden: {
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
        /** @description More requests than the key's usage plan allows */
        TooManyRequests: {
            headers: {
                /**
                 * @description Seconds to wait; absent when the day's quota is used up.
                 * @example 1
                 */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
}
