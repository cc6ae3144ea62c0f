import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { json } from '../../core/json.ts';
import { deliveries } from '../../systems/images/tagging/settings.ts';
import { readTemplate } from './template/read.ts';

const source = readFileSync(new URL('../../template.yaml', import.meta.url), 'utf8');
const { parameters, resources } = readTemplate(source, () => '{}');
const propertiesOf = (id: string) => json(json(resources[id])['Properties']);

describe('the template', () => {
  test('lets the function know how often the queue delivers', () => {
    const { maxReceiveCount } = json(propertiesOf('TaggingQueue')['RedrivePolicy']);
    const variables = json(json(propertiesOf('TaggingFunction')['Environment'])['Variables']);
    expect(deliveries(String(variables['MOST_DELIVERIES']))).toBe(maxReceiveCount);
  });

  test.each(['ClarifaiUserId', 'ClarifaiAppId', 'ClarifaiModelVersion', 'ClarifaiEndpoint'])(
    'lets %s be empty',
    (name) => expect(json(parameters[name])).not.toHaveProperty('MinLength'),
  );
});
