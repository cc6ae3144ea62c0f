// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Table } from '../http/table.ts';
import * as validate from './music.validate.js';

export const music = {
  "PUT /DemoResourceMusic/DemoResourceMusicTable": {
    id: 'createMusicTable',
    access: {"kind":"key","scope":"music"},
    parameters: [
      {"in":"header","name":"table","type":"string","list":"none"},
      {"in":"query","name":"table","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.createMusicTable,
  },
  "DELETE /DemoResourceMusic/DemoResourceMusicTable": {
    id: 'deleteMusicTable',
    access: {"kind":"key","scope":"music"},
    parameters: [
      {"in":"header","name":"table","type":"string","list":"none"},
      {"in":"query","name":"table","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.deleteMusicTable,
  },
  "PUT /DemoResourceMusic/DemoResourceMusicItem": {
    id: 'putMusicItem',
    access: {"kind":"key","scope":"music"},
    parameters: [
      {"in":"header","name":"table","type":"string","list":"none"},
      {"in":"query","name":"table","type":"string","list":"none"},
      {"in":"header","name":"artist","type":"string","list":"none"},
      {"in":"query","name":"artist","type":"string","list":"none"},
      {"in":"header","name":"songtitle","type":"string","list":"none"},
      {"in":"query","name":"songtitle","type":"string","list":"none"},
      {"in":"header","name":"albumtitle","type":"string","list":"none"},
      {"in":"query","name":"albumtitle","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.putMusicItem,
  },
  "GET /DemoResourceMusic/DemoResourceMusicItem": {
    id: 'getMusicItem',
    access: {"kind":"key","scope":"music"},
    parameters: [
      {"in":"header","name":"table","type":"string","list":"none"},
      {"in":"query","name":"table","type":"string","list":"none"},
      {"in":"header","name":"artist","type":"string","list":"none"},
      {"in":"query","name":"artist","type":"string","list":"none"},
      {"in":"header","name":"songtitle","type":"string","list":"none"},
      {"in":"query","name":"songtitle","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getMusicItem,
  },
  "POST /DemoResourceMusic/DemoResourceMusicItem": {
    id: 'updateMusicItem',
    access: {"kind":"key","scope":"music"},
    parameters: [
      {"in":"header","name":"table","type":"string","list":"none"},
      {"in":"query","name":"table","type":"string","list":"none"},
      {"in":"header","name":"artist","type":"string","list":"none"},
      {"in":"query","name":"artist","type":"string","list":"none"},
      {"in":"header","name":"songtitle","type":"string","list":"none"},
      {"in":"query","name":"songtitle","type":"string","list":"none"},
      {"in":"header","name":"albumtitle","type":"string","list":"none"},
      {"in":"query","name":"albumtitle","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.updateMusicItem,
  },
  "DELETE /DemoResourceMusic/DemoResourceMusicItem": {
    id: 'deleteMusicItem',
    access: {"kind":"key","scope":"music"},
    parameters: [
      {"in":"header","name":"table","type":"string","list":"none"},
      {"in":"query","name":"table","type":"string","list":"none"},
      {"in":"header","name":"artist","type":"string","list":"none"},
      {"in":"query","name":"artist","type":"string","list":"none"},
      {"in":"header","name":"songtitle","type":"string","list":"none"},
      {"in":"query","name":"songtitle","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.deleteMusicItem,
  },
} as const satisfies Table;
