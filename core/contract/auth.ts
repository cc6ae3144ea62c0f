// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Table } from '../http/table.ts';
import * as validate from './auth.validate.js';

export const auth = {
  "POST /signup": {
    id: 'signUp',
    access: {"kind":"open"},
    parameters: [],
    body: 'json',
    validate: validate.signUp,
  },
  "POST /signin": {
    id: 'signIn',
    access: {"kind":"open"},
    parameters: [],
    body: 'json',
    validate: validate.signIn,
  },
  "POST /signin/challenge": {
    id: 'answerChallenge',
    access: {"kind":"open"},
    parameters: [],
    body: 'json',
    validate: validate.answerChallenge,
  },
  "POST /token": {
    id: 'refreshTokens',
    access: {"kind":"open"},
    parameters: [],
    body: 'json',
    validate: validate.refreshTokens,
  },
  "POST /signout": {
    id: 'signOut',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'json',
    validate: validate.signOut,
  },
  "POST /password/forgot": {
    id: 'forgotPassword',
    access: {"kind":"open"},
    parameters: [],
    body: 'json',
    validate: validate.forgotPassword,
  },
  "POST /password/reset": {
    id: 'resetPassword',
    access: {"kind":"open"},
    parameters: [],
    body: 'json',
    validate: validate.resetPassword,
  },
  "POST /me/email": {
    id: 'changeEmail',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'json',
    validate: validate.changeEmail,
  },
  "POST /me/email/confirm": {
    id: 'confirmEmail',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'json',
    validate: validate.confirmEmail,
  },
  "PUT /me/password": {
    id: 'changePassword',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'json',
    validate: validate.changePassword,
  },
  "POST /me/sessions/end": {
    id: 'endSessions',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'none',
    validate: validate.endSessions,
  },
} as const satisfies Table;
