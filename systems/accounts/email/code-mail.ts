import { htmlPage, type Mail } from './mail.ts';

const ASKED = 'Someone, most likely you, asked to use this e-mail address for a Trellis account.';
const OTHERWISE = 'If it was not you, ignore this e-mail. Without the code, nothing changes.';

/**
 * @param code only digits, so that it needs no escaping in HTML
 * @param minutes how long the code is valid
 */
export const codeMail = (code: string, minutes: number): Mail => {
  const subject = 'Your Trellis code';
  const good = `It expires in ${minutes} minutes.`;
  return {
    subject,
    text: [ASKED, '', `Your code: ${code}`, good, '', OTHERWISE, ''].join('\n'),
    html: htmlPage(subject, [
      `<p>${ASKED}</p>`,
      `<p>Your code: <strong>${code}</strong><br>${good}</p>`,
      `<p>${OTHERWISE}</p>`,
    ]),
  };
};
