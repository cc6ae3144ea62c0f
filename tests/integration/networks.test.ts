import { readFile } from 'node:fs/promises';
import { CreateDeploymentCommand } from '@aws-sdk/client-api-gateway';
import { afterAll, expect, test } from '@jest/globals';
import { gatewayDocument } from '../../local/gateway/document.ts';
import { policyIn } from '../../local/gateway/plan.ts';
import { setPolicy } from '../../local/gateway/send.ts';
import { GATEWAY_DOCUMENT, STAGE } from '../../local/places.ts';
import { aws, endpoints, localStack, output } from './stack.ts';
import { ask } from './target.ts';

const document = gatewayDocument(await readFile(GATEWAY_DOCUMENT, 'utf8'));
const apiId = output('ApiId');

/** Sets what a deployment with these networks would have. */
const limitTo = async (networks: string): Promise<void> => {
  const scope = {
    refs: new Map([['MusicNetworks', networks]]),
    conditions: { HasMusicNetworks: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'MusicNetworks' }, ''] }] } },
  };
  await setPolicy(aws.gateway, { apiId, policy: policyIn(document, scope) });
  await aws.gateway.send(new CreateDeploymentCommand({ restApiId: apiId, stageName: STAGE }));
};
afterAll(() => limitTo(''));

const music = (path: string) =>
  ask(localStack, `/DemoResourceMusic/${path}`, {
    headers: { 'x-api-key': endpoints.apiKeys.music, table: 'none', artist: 'a', songtitle: 'b' },
  });

test('the music API can be limited to networks, and no other path is', async () => {
  await limitTo('203.0.113.0/24,2001:db8::/32');
  expect(await music('DemoResourceMusicItem')).toMatchObject({ status: 403 });
  const permit = await ask(localStack, '/permits/201612013997', {
    headers: { 'x-api-key': endpoints.apiKeys.permits },
  });
  expect(permit.status).toBe(200);

  await limitTo('203.0.113.0/24,127.0.0.0/8');
  expect(await music('DemoResourceMusicItem')).toMatchObject({ status: 404 });

  await limitTo('');
  expect(await music('DemoResourceMusicItem')).toMatchObject({ status: 404 });
});
