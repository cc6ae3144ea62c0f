// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Table } from '../http/table.ts';
import * as validate from './images.validate.js';

export const images = {
  "GET /images": {
    id: 'listImages',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"query","name":"tags","type":"string","list":"comma"},
      {"in":"query","name":"match","type":"string","list":"none"},
      {"in":"query","name":"without","type":"string","list":"comma"},
      {"in":"query","name":"minConfidence","type":"number","list":"none"},
      {"in":"query","name":"untagged","type":"boolean","list":"none"},
      {"in":"query","name":"state","type":"string","list":"none"},
      {"in":"query","name":"uploadedFrom","type":"string","list":"none"},
      {"in":"query","name":"uploadedTo","type":"string","list":"none"},
      {"in":"query","name":"takenFrom","type":"string","list":"none"},
      {"in":"query","name":"takenTo","type":"string","list":"none"},
      {"in":"query","name":"orderBy","type":"string","list":"none"},
      {"in":"query","name":"order","type":"string","list":"none"},
      {"in":"query","name":"limit","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listImages,
  },
  "POST /images": {
    id: 'createImage',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'json',
    validate: validate.createImage,
  },
  "POST /images/tags": {
    id: 'tagImages',
    access: {"kind":"user","groups":[]},
    parameters: [],
    body: 'json',
    validate: validate.tagImages,
  },
  "GET /images/{imageId}": {
    id: 'getImage',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"imageId","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.getImage,
  },
  "DELETE /images/{imageId}": {
    id: 'deleteImage',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"imageId","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.deleteImage,
  },
  "PUT /images/{imageId}/tags": {
    id: 'correctTags',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"imageId","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.correctTags,
  },
  "POST /images/{imageId}/retag": {
    id: 'retagImage',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"imageId","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.retagImage,
  },
  "GET /tags": {
    id: 'listTags',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"query","name":"prefix","type":"string","list":"none"},
      {"in":"query","name":"limit","type":"integer","list":"none"},
      {"in":"query","name":"cursor","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listTags,
  },
  "PATCH /tags/{tag}": {
    id: 'renameTag',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"tag","type":"string","list":"none"},
    ],
    body: 'json',
    validate: validate.renameTag,
  },
  "DELETE /tags/{tag}": {
    id: 'deleteTag',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"tag","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.deleteTag,
  },
  "GET /tags/{tag}/images": {
    id: 'listImagesOfTag',
    access: {"kind":"user","groups":[]},
    parameters: [
      {"in":"path","name":"tag","type":"string","list":"none"},
    ],
    body: 'none',
    validate: validate.listImagesOfTag,
  },
} as const satisfies Table;
