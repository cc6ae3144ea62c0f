// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Table } from '../http/table.ts';
import * as validate from './users.validate.js';

export const users = {
  "GET /me": {
    id: 'getMe',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'none',
    validate: validate.getMe,
  },
  "DELETE /me": {
    id: 'deleteMe',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'none',
    validate: validate.deleteMe,
  },
  "GET /me/keys": {
    id: 'listMyKeys',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'none',
    validate: validate.listMyKeys,
  },
  "PATCH /me/keys/{keyId}": {
    id: 'changeMyKey',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"keyId","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.changeMyKey,
  },
  "DELETE /me/keys/{keyId}": {
    id: 'deleteMyKey',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"keyId","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.deleteMyKey,
  },
  "POST /me/keys/rotate": {
    id: 'rotateMyKey',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'json',
    validate: validate.rotateMyKey,
  },
  "GET /me/usage": {
    id: 'getMyUsage',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"query","name":"from","type":"string","list":"none"},
      {"in":"query","name":"to","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getMyUsage,
  },
  "GET /users": {
    id: 'listUsers',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"query","name":"username","type":"string","list":"none"},
      {"in":"query","name":"email","type":"string","list":"none"},
      {"in":"query","name":"state","type":"string","list":"none"},
      {"in":"query","name":"role","type":"string","list":"none"},
      {"in":"query","name":"limit","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listUsers,
  },
  "POST /users": {
    id: 'inviteUser',
    access: {"kind":"user","groups":["admins"]},
    parameters: [],
    body: 'json',
    validate: validate.inviteUser,
  },
  "GET /users/{username}": {
    id: 'getUser',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getUser,
  },
  "PATCH /users/{username}": {
    id: 'changeUser',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.changeUser,
  },
  "DELETE /users/{username}": {
    id: 'deleteUser',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.deleteUser,
  },
  "GET /users/{username}/keys": {
    id: 'listKeys',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listKeys,
  },
  "POST /users/{username}/keys": {
    id: 'issueKey',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.issueKey,
  },
  "GET /users/{username}/usage": {
    id: 'getUsage',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
      {"in":"query","name":"from","type":"string","list":"none"},
      {"in":"query","name":"to","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getUsage,
  },
  "PATCH /users/{username}/keys/{keyId}": {
    id: 'changeKey',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
      {"in":"path","name":"keyId","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.changeKey,
  },
  "DELETE /users/{username}/keys/{keyId}": {
    id: 'deleteKey',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
      {"in":"path","name":"keyId","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.deleteKey,
  },
  "POST /users/{username}/keys/{keyId}/rotate": {
    id: 'rotateKey',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
      {"in":"path","name":"keyId","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.rotateKey,
  },
  "POST /users/{username}/invitation": {
    id: 'resendInvitation',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"path","name":"username","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.resendInvitation,
  },
  "GET /audit": {
    id: 'listAudit',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"query","name":"user","type":"string","list":"none"},
      {"in":"query","name":"action","type":"string","list":"none"},
      {"in":"query","name":"from","type":"string","list":"none"},
      {"in":"query","name":"to","type":"string","list":"none"},
      {"in":"query","name":"limit","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listAudit,
  },
} as const satisfies Table;
