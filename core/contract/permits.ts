// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Table } from '../http/table.ts';
import * as validate from './permits.validate.js';

export const permits = {
  "GET /permits/{number}": {
    id: 'getPermit',
    access: {"kind":"key","scope":"permits"},
    parameters: [
      {"in":"path","name":"number","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getPermit,
  },
} as const satisfies Table;
