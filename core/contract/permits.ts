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
  "GET /permits/{number}/history": {
    id: 'getPermitHistory',
    access: {"kind":"key","scope":"permits"},
    parameters: [
      {"in":"path","name":"number","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getPermitHistory,
  },
  "GET /permits/loads": {
    id: 'listLoads',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"query","name":"state","type":"string","list":"none"},
      {"in":"query","name":"limit","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listLoads,
  },
  "POST /permits/loads": {
    id: 'createLoad',
    access: {"kind":"user","groups":["admins"]},
    parameters: [],
    body: 'json',
    validate: validate.createLoad,
  },
  "GET /permits/loads/{id}": {
    id: 'getLoad',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"id","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getLoad,
  },
  "POST /permits/loads/{id}/retry": {
    id: 'retryLoad',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"id","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.retryLoad,
  },
} as const satisfies Table;
