import { json, list, text } from '../../core/json.ts';
import { endpoints, until } from './stack.ts';

/** A mail as the emulator's outbox keeps it. */
export interface Mail {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Empty where it has none. */
  readonly html: string;
}

const mailOf = (entry: unknown): Mail & { readonly to: readonly unknown[] } => {
  const { Source, To, Subject, BodyText, BodyHtml } = json(entry);
  return {
    from: text(Source),
    to: list(To),
    subject: text(Subject),
    text: text(BodyText),
    html: text(BodyHtml),
  };
};

/** All mails to an address so far, the oldest first: Cognito's and ours. */
export const mailsTo = async (address: string): Promise<Mail[]> => {
  const response = await fetch(`${endpoints.aws}/_ministack/ses/messages`);
  const { messages } = json(await response.json());
  return Object.values(json(messages))
    .flatMap(list)
    .map(mailOf)
    .filter(({ to }) => to.includes(address));
};

/** Waits for mails to an address whose subject holds this. */
export const mailsAbout = (address: string, subject: string, count = 1): Promise<Mail[]> =>
  until(
    async () => (await mailsTo(address)).filter((mail) => mail.subject.includes(subject)),
    (mails) => mails.length >= count,
  );

/** What a pattern's first group finds in a text. */
export const found = (pattern: RegExp, where: string | undefined): string => {
  const value = pattern.exec(where ?? '')?.[1];
  if (value === undefined) throw new Error('the mail does not say it');
  return value;
};
