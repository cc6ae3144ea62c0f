// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Table } from '../http/table.ts';
import * as validate from './cameras.validate.js';

export const cameras = {
  "GET /cameras": {
    id: 'listCameras',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [],
    body: 'none',
    validate: validate.listCameras,
  },
  "GET /cameras/details": {
    id: 'listCameraDetails',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [],
    body: 'none',
    validate: validate.listCameraDetails,
  },
  "GET /lastfive": {
    id: 'lastFive',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [
      {"in":"query","name":"num_results","type":"integer","list":"none"},
      {"in":"query","name":"video_date","type":"string","list":"none"},
      {"in":"query","name":"older_than_ts","type":"integer","list":"none"},
      {"in":"query","name":"newer_than_ts","type":"integer","list":"none"},
      {"in":"query","name":"filter","type":"string","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.lastFive,
  },
  "GET /lastfive/{camera}": {
    id: 'lastFiveOfCamera',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [
      {"in":"path","name":"camera","type":"string","list":"none"},
      {"in":"query","name":"num_results","type":"integer","list":"none"},
      {"in":"query","name":"video_date","type":"string","list":"none"},
      {"in":"query","name":"older_than_ts","type":"integer","list":"none"},
      {"in":"query","name":"newer_than_ts","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.lastFiveOfCamera,
  },
  "GET /clips": {
    id: 'listClips',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [
      {"in":"query","name":"camera","type":"string","list":"comma"},
      {"in":"query","name":"from","type":"string","list":"none"},
      {"in":"query","name":"to","type":"string","list":"none"},
      {"in":"query","name":"type","type":"string","list":"none"},
      {"in":"query","name":"limit","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listClips,
  },
  "GET /clips/days": {
    id: 'listClipDays',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [
      {"in":"query","name":"month","type":"string","list":"none"},
      {"in":"query","name":"camera","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listClipDays,
  },
  "GET /clips/timeline": {
    id: 'getClipTimeline',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [
      {"in":"query","name":"from","type":"string","list":"none"},
      {"in":"query","name":"to","type":"string","list":"none"},
      {"in":"query","name":"bucket","type":"string","list":"none"},
      {"in":"query","name":"zone","type":"string","list":"none"},
      {"in":"query","name":"camera","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getClipTimeline,
  },
  "GET /clips/skipped": {
    id: 'listSkippedFiles',
    access: {"kind":"user","groups":["admins"]},
    parameters: [
      {"in":"query","name":"limit","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listSkippedFiles,
  },
  "GET /clips/{clipId}": {
    id: 'getClip',
    access: {"kind":"user","groups":["admins","viewers"]},
    parameters: [
      {"in":"path","name":"clipId","type":"string","list":"none"},
      {"in":"query","name":"download","type":"boolean","list":"none"},
    ],
    body: 'none',
    validate: validate.getClip,
  },
} as const satisfies Table;
