// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Table } from '../http/table.ts';
import * as validate from './manager.validate.js';

export const manager = {
  "POST /dynamodbmanager": {
    id: 'manageTable',
    access: {"kind":"key","scope":"manager"},
    parameters: [],
    body: 'raw',
    validate: validate.manageTable,
  },
  "POST /me/dynamodbmanager": {
    id: 'manageTableAsAdmin',
    access: {"kind":"user","groups":["admins"]},
    parameters: [],
    body: 'raw',
    validate: validate.manageTableAsAdmin,
  },
} as const satisfies Table;
