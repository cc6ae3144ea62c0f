import type { Mail } from '../../systems/accounts/email/mail.ts';

const wordsOf = (text: string): string[] => text.split(/[\s:]+/).filter((word) => word !== '');

/** The words of each form of a mail, which ought to be the same. */
export const wordsOfForms = ({ subject, text, html }: Mail) => ({
  text: wordsOf(`${subject} ${text}`),
  html: wordsOf(html.replaceAll(/<[^>]*>/g, ' ')),
});
