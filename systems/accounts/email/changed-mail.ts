import { htmlPage, type Mail } from './mail.ts';

const CHANGED =
  'The e-mail address of your Trellis account was changed. This address no longer belongs to it.';
const OTHERWISE =
  'If it was not you, someone else can now reset your password: ask an admin of Trellis to disable the account.';

/** What the owner of the previous address reads. It does not name the new one, which may be another person’s. */
export const changedMail = (): Mail => {
  const subject = 'Your Trellis e-mail address was changed';
  return {
    subject,
    text: [CHANGED, '', OTHERWISE, ''].join('\n'),
    html: htmlPage(subject, [`<p>${CHANGED}</p>`, `<p>${OTHERWISE}</p>`]),
  };
};
