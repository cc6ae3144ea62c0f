import { readdirSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { json, list, text, type Json } from '../../core/json.ts';
import { contentSecurityPolicy, securityHeaders } from '../../local/console/headers.ts';
import { readProject } from './template/project.ts';

const { template, operations } = readProject();

const propertiesOf = (id: string): Json => json(json(template.resources[id])['Properties']);
const distribution = json(propertiesOf('ConsoleDistribution')['DistributionConfig']);
const headers = json(propertiesOf('ConsoleHeaders')['ResponseHeadersPolicyConfig']);

interface EdgeRequest {
  readonly uri: string;
  readonly headers: Record<string, { readonly value: string }>;
}

/** Runs a function of CloudFront as the template has it. @returns the request that goes on, or an answer */
const atTheEdge = (
  id: string,
  uri: string,
  sent: EdgeRequest['headers'] = {},
): EdgeRequest & { readonly statusCode?: number; readonly body?: { readonly data: string } } => {
  const code = text(propertiesOf(id)['FunctionCode']);
  const event = { viewer: { ip: '203.0.113.7' }, request: { method: 'GET', uri, headers: { ...sent } } };
  return runInNewContext(`${code}\nhandler(event)`, { event }) as EdgeRequest;
};

describe('the pages of the console at the edge', () => {
  const files = readdirSync('web/public').map((name) => `/${name}`);

  test.each([...files, '/openapi.yaml', '/assets/index-a1b2.js', '/assets/gone.js'])(
    '%s is a file, there or not',
    (uri) => expect(atTheEdge('ConsolePages', uri).uri).toBe(uri),
  );

  test.each(['/', '/keys', '/users/ada.b', '/permits', '/v1', '/index.html', '/assets', '/icon.svg/x'])(
    '%s is a page, and all pages have one document',
    (uri) => expect(atTheEdge('ConsolePages', uri).uri).toBe('/index.html'),
  );

  test.each(['/reference', '/reference/'])('%s is the reference', (uri) =>
    expect(atTheEdge('ConsolePages', uri).uri).toBe('/reference/index.html'),
  );

  test('an error is never answered with a page: it may be the API’s', () =>
    expect(distribution).not.toHaveProperty('CustomErrorResponses'));
});

describe('the API at the edge', () => {
  const uriOf = (path: string): string => `/v1${path.replaceAll(/\{\w+\}/g, 'a%20b')}`;
  const isMusic = ({ path }: { readonly path: string }): boolean => path.startsWith('/DemoResourceMusic/');

  test.each(operations.filter((one) => !isMusic(one)).map(({ path }) => path))('%s is passed on', (path) =>
    expect(atTheEdge('ConsoleApi', uriOf(path))).toMatchObject({ uri: uriOf(path) }),
  );

  test.each([
    ...operations.filter(isMusic).map(({ path }) => uriOf(path)),
    '/v1/%44emoResourceMusic/DemoResourceMusicItem',
    '/v1//DemoResourceMusic/DemoResourceMusicItem',
    '/v1/./DemoResourceMusic/DemoResourceMusicItem',
    '/v1/me/..%2fDemoResourceMusic/DemoResourceMusicItem',
    '/v1/demoresourcemusic/x',
  ])('%s is refused: its networks hold for the direct address', (uri) => {
    const { statusCode, body } = atTheEdge('ConsoleApi', uri);

    expect(statusCode).toBe(403);
    expect(JSON.parse(body?.data ?? '')).toMatchObject({ code: 'Forbidden', requestId: 'none' });
  });

  test('a path that cannot be decoded is refused', () =>
    expect(atTheEdge('ConsoleApi', '/v1/images/%E0%A4%A').statusCode).toBe(400));

  test('the WAF gets the address of the visitor from the distribution, whatever the visitor says', () => {
    const [, fromConsole] = list(propertiesOf('WebAcl')['Rules']);
    const rule = json(list(json(fromConsole)['Fn::If'])[1]);
    const { ForwardedIPConfig: forwarded } = json(json(rule['Statement'])['RateBasedStatement']);
    const name = text(json(forwarded)['HeaderName']);

    const { headers: passed } = atTheEdge('ConsoleApi', '/v1/signin', { [name]: { value: '198.51.100.1' } });

    expect(passed).toEqual({ [name]: { value: '203.0.113.7' } });
  });

  test('what only the distribution sends is what the WAF compares, and is in no file', () => {
    const [, origin] = list(distribution['Origins']);
    const [sent] = list(list(json(json(origin)['OriginCustomHeaders'])['Fn::If'])[1]);
    const { HeaderName: name, HeaderValue: secret } = json(sent);
    const rules = JSON.stringify(propertiesOf('WebAcl')['Rules']);

    expect(rules.split(JSON.stringify(secret))).toHaveLength(3);
    expect(rules.split(`{"SingleHeader":{"Name":"${text(name)}"}}`)).toHaveLength(3);
    expect(secret).toEqual({ 'Fn::Sub': '{{resolve:secretsmanager:${OriginSecret}:SecretString}}' });
  });
});

describe('the headers of the console on AWS', () => {
  const security = json(headers['SecurityHeadersConfig']);
  const custom = list(json(headers['CustomHeadersConfig'])['Items']).map(json);
  const local = securityHeaders([]);

  test('have the policy of the local stack, with the buckets of AWS', () => {
    const { ContentSecurityPolicy: policy } = json(security['ContentSecurityPolicy']);
    const [pattern, values] = list(json(policy)['Fn::Sub']);
    const buckets = text(json(json(values)['Buckets'])['Fn::Sub']);

    expect(text(pattern).replaceAll('${Buckets}', buckets)).toBe(contentSecurityPolicy(buckets));
    expect(buckets.split(' ')).toEqual(
      ['ImagesBucket', 'ClipsBucket', 'ReportsBucket'].map((id) => `https://\${${id}.RegionalDomainName}`),
    );
  });

  test('have all others of the local stack', () => {
    const { AccessControlMaxAgeSec: age, IncludeSubdomains: deep } = json(
      security['StrictTransportSecurity'],
    );
    expect({
      'Strict-Transport-Security': `max-age=${String(age)}${deep === true ? '; includeSubDomains' : ''}`,
      'X-Content-Type-Options': 'ContentTypeOptions' in security ? 'nosniff' : '',
      'Referrer-Policy': json(security['ReferrerPolicy'])['ReferrerPolicy'],
      ...Object.fromEntries(custom.map(({ Header, Value }) => [text(Header), text(Value)])),
    }).toEqual(
      Object.fromEntries(Object.entries(local).filter(([name]) => name !== 'Content-Security-Policy')),
    );
  });
});
