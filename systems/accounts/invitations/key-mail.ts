import { htmlPage, type Mail } from '../email/mail.ts';
import type { Scope } from '../../../core/scopes.ts';

/** A key as it is mailed to its owner. */
export interface MailedKey {
  readonly scope: Scope;
  readonly value: string;
  /** Whether it takes the place of one that was mailed before. */
  readonly isRenewed?: boolean;
}

export interface KeyMail {
  /** At least one. */
  readonly keys: readonly MailedKey[];
  /** Whose keys they are: one address may have several users. */
  readonly username: string;
  /** Without a slash at the end, such as https://console.example.com */
  readonly consoleOrigin: string;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, in an element or in a quoted attribute. */
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** The same sentences in both forms. They do not name the API's URL, which the function does not know. */
const sentences = (several: boolean, { username, keys }: KeyMail) => ({
  what: several
    ? `These are the API keys of the Trellis user ${username}, one for each scope:`
    : `This is the API key of the Trellis user ${username}:`,
  how: `Send ${several ? 'the right key' : 'it'} in the x-api-key header of each request.`,
  ...(keys.some(({ isRenewed }) => isRenewed === true) && {
    earlier: 'Keys from an earlier e-mail no longer work.',
  }),
  secret: `Keep ${several ? 'them' : 'it'} secret: anyone who has a key can use the API in your name.`,
  usage: 'Sign in to the console to see your usage or to replace a key:',
});

const textOf = (mail: KeyMail, said: ReturnType<typeof sentences>): string =>
  [
    said.what,
    '',
    ...mail.keys.map(({ scope, value }) => `  ${scope}: ${value}`),
    '',
    said.how,
    ...(said.earlier === undefined ? [] : [said.earlier]),
    said.secret,
    '',
    said.usage,
    `${mail.consoleOrigin}/`,
    '',
  ].join('\n');

const htmlOf = (mail: KeyMail, said: ReturnType<typeof sentences>, subject: string): string => {
  const console = escaped(`${mail.consoleOrigin}/`);
  return htmlPage(subject, [
    `<p>${escaped(said.what)}</p>`,
    '<table>',
    ...mail.keys.map(
      ({ scope, value }) =>
        `<tr><th align="left" scope="row">${escaped(scope)}</th><td><code>${escaped(value)}</code></td></tr>`,
    ),
    '</table>',
    `<p>${escaped(said.how)}<br>${said.earlier === undefined ? '' : `${escaped(said.earlier)}<br>`}${escaped(said.secret)}</p>`,
    `<p>${escaped(said.usage)}<br><a href="${console}">${console}</a></p>`,
  ]);
};

/** The mail that brings a user their keys, as plain text and as HTML. */
export const keyMail = (mail: KeyMail): Mail => {
  const several = mail.keys.length > 1;
  const subject = several ? 'Your Trellis API keys' : 'Your Trellis API key';
  const said = sentences(several, mail);
  return { subject, text: textOf(mail, said), html: htmlOf(mail, said, subject) };
};
