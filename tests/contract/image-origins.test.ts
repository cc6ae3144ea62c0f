import { describe, expect, test } from '@jest/globals';
import { json, list, text } from '../../core/json.ts';
import { readProject } from './template/project.ts';
import { idOf } from './template/read.ts';

const { parameters, resources } = readProject().template;
const cors = json(json(json(resources['ImagesBucket'])['Properties'])['CorsConfiguration']);
const [, given, otherwise] = list(json(json(list(cors['CorsRules'])[0])['AllowedOrigins'])['Fn::If']);

/**
 * What CloudFormation makes of the text that is given for a parameter: a list only for this one type, whose parts are
 * trimmed, and held against the pattern one by one.
 * @throws Error when it takes no such text
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
const parameterOf = (name: string, value: string): unknown => {
  const { Type, AllowedPattern } = json(parameters[name]);
  const parts = Type === 'CommaDelimitedList' ? value.split(',').map((part) => part.trim()) : [value];
  const pattern = new RegExp(`^(?:${text(AllowedPattern)})$`);
  if (!parts.every((part) => pattern.test(part))) throw new Error(`${name} takes no such text`);
  return Type === 'CommaDelimitedList' ? parts : value;
};

/** The origins that the bucket lets in when this is given as ImageOrigins. */
const originsFor = (imageOrigins: string): unknown => {
  const values: Record<string, string> = {
    ImageOrigins: imageOrigins,
    ConsoleOrigin: 'https://console.example.com',
  };
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolved);
    const name = idOf(value);
    return name === undefined ? value : parameterOf(name, values[name] ?? '');
  };
  return resolved(imageOrigins === '' ? otherwise : given);
};

describe('the origins that may upload and read images', () => {
  test.each([
    ['the console’s when none is given', '', ['https://console.example.com']],
    ['one', 'https://example.com', ['https://example.com']],
    [
      'each of several',
      'https://example.com,http://127.0.0.1:3000, https://other.example.com:8443',
      ['https://example.com', 'http://127.0.0.1:3000', 'https://other.example.com:8443'],
    ],
  ])('are %s', (_which, text, origins) => expect(originsFor(text)).toEqual(origins));

  test.each([
    ['*'],
    ['https://example.com,*'],
    ['https://example.com,https://*.example.com'],
    ['https://example.com,https://other.example.com/path'],
    ['https://example.com https://other.example.com'],
    ['https://example.com;https://other.example.com'],
    ['https://example.com,other.example.com'],
  ])('are never %s', (text) => expect(() => originsFor(text)).toThrow('ImageOrigins'));
});
