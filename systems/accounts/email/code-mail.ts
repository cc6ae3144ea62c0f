import type { Mail } from './mail.ts';

const ASKED = 'Somebody, you most likely, wants to use this e-mail address for a Trellis account.';
const OTHERWISE = 'If it was not you, you need not do anything: without the code nothing changes.';

/**
 * @param code digits alone, so that nothing in it means anything in HTML
 * @param minutes how long it is good
 */
export const codeMail = (code: string, minutes: number): Mail => {
  const subject = 'Your Trellis code';
  const good = `It is good for ${minutes} minutes.`;
  return {
    subject,
    text: [ASKED, '', `Your code: ${code}`, good, '', OTHERWISE, ''].join('\n'),
    html: [
      '<!doctype html>',
      `<html lang="en"><head><meta charset="utf-8"><title>${subject}</title></head><body>`,
      `<p>${ASKED}</p>`,
      `<p>Your code: <strong>${code}</strong><br>${good}</p>`,
      `<p>${OTHERWISE}</p>`,
      '</body></html>',
      '',
    ].join('\n'),
  };
};
