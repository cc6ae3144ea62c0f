import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyMail } from '../../../systems/accounts/invitations/key-mail.ts';
import { wordsOfForms } from '../../shared/mail.ts';

const permits = { scope: 'permits', value: 'PERMITSKEY' } as const;
const music = { scope: 'music', value: 'MUSICKEY' } as const;
const of = { username: 'ann', consoleOrigin: 'https://console.example.com' };

describe('the mail with the keys', () => {
  test.each([
    ['one', [permits], 'Your Trellis API key'],
    ['several', [permits, music], 'Your Trellis API keys'],
  ])('%s', (_name, keys, subject) => {
    const mail = keyMail({ ...of, keys });
    expect(mail.subject).toBe(subject);
    const { text, html } = wordsOfForms(mail);
    expect(html).toEqual(text);
    for (const { scope, value } of keys) expect(text.join(' ')).toContain(`${scope} ${value}`);
    for (const said of ['ann', 'x-api-key', 'secret', 'Sign in', 'https://console.example.com/'])
      expect(mail.text).toContain(said);
  });

  test.each([
    [
      'one key',
      [permits],
      [
        'This is the API key of the Trellis user ann:',
        '',
        '  permits: PERMITSKEY',
        '',
        'Send it in the x-api-key header of each request.',
        'Keep it secret: anyone who has a key can use the API in your name.',
      ],
    ],
    [
      'two keys',
      [permits, music],
      [
        'These are the API keys of the Trellis user ann, one for each scope:',
        '',
        '  permits: PERMITSKEY',
        '  music: MUSICKEY',
        '',
        'Send the right key in the x-api-key header of each request.',
        'Keep them secret: anyone who has a key can use the API in your name.',
      ],
    ],
  ])('reads like this for %s', (_name, keys, lines) => {
    const { text, html } = keyMail({ ...of, keys });
    expect(text.split('\n')).toEqual([
      ...lines,
      '',
      'Sign in to the console to see your usage or to replace a key:',
      'https://console.example.com/',
      '',
    ]);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html.match(/<tr>/g)).toHaveLength(keys.length);
    expect(html.match(/<\/?table>/g)).toEqual(['<table>', '</table>']);
  });

  test('says in both forms that earlier keys no longer work, when one of them is renewed', () => {
    const earlier = 'Keys from an earlier e-mail no longer work.';
    const renewed = keyMail({ ...of, keys: [permits, { ...music, isRenewed: true }] });
    const { text, html } = wordsOfForms(renewed);
    expect(html).toEqual(text);
    expect(renewed.text.split('\n')).toContain(earlier);
    expect(keyMail({ ...of, keys: [permits, { ...music, isRenewed: false }] }).text).not.toContain(earlier);
  });

  test('fetches nothing and follows nobody', () => {
    const { html } = keyMail({ ...of, keys: [permits] });
    expect(html).not.toMatch(/<(img|link|script|style|iframe)|src=|url\(/i);
    expect(html.match(/href="[^"]*"/g)).toEqual(['href="https://console.example.com/"']);
  });

  test('a name with signs of HTML stays a name', () => {
    const { html, text } = keyMail({ ...of, username: '<b>"&\'', keys: [permits] });
    expect(html).toContain('&lt;b&gt;&quot;&amp;&#39;');
    expect(text).toContain('<b>"&\'');
  });

  test('a name opens no element and closes no attribute, and reads as before', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (username) => {
        const { html: mail } = keyMail({ ...of, username, keys: [permits] });
        const [before, after] = ['API key of the Trellis user ', ':</p>\n<table>'];
        const html = mail.slice(mail.indexOf(before) + before.length, mail.indexOf(after));
        expect(html).not.toMatch(/[<>"']/);
        const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
        expect(html.replace(/&(lt|gt|quot|#39|amp);/g, (_all, name: string) => signs[name] ?? '')).toBe(
          username,
        );
      }),
    ));
});
