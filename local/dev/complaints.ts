import { InvokeCommand } from '@aws-sdk/client-lambda';
import { json, text } from '../../core/json.ts';
import type { Clients } from '../../ops/clients.ts';
import type { Bundler } from './bundler.ts';
import { misfitsIn, QUESTION } from './question.ts';
import { say } from './say.ts';

/** What stands in the way of a function's work, in words; undefined when nothing does. */
const complaintOf = async (
  { lambda }: Clients,
  { name, entry }: Bundler,
  id: string,
): Promise<string | undefined> => {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: id, Payload: JSON.stringify(QUESTION) }),
  );
  const answer: unknown = JSON.parse(Payload?.transformToString() ?? '{}');
  if (FunctionError !== undefined) return `${name} does not start:\n${text(json(answer)['errorMessage'])}`;
  const { missing, unknown } = misfitsIn(answer);
  const lines = [
    ...missing.map((operation) => `${operation} is answered 501: ${entry} has no handler for it`),
    ...unknown.map((handler) => `${entry} has a handler ${handler}, which is no operation of ${name}`),
  ];
  return lines.length === 0 ? undefined : lines.join('\n');
};

/**
 * Asks functions that serve operations whether they start and which handlers they lack, and says what is in the way:
 * once, as long as it stays the same.
 */
export const complaintsOf = (clients: Clients) => {
  const said = new Map<string, string>();
  return async (bundler: Bundler, id: string): Promise<void> => {
    if (!bundler.servesHttp()) return;
    const complaint = await complaintOf(clients, bundler, id);
    if (complaint !== undefined && complaint !== said.get(bundler.name)) say(complaint);
    if (complaint === undefined) said.delete(bundler.name);
    else said.set(bundler.name, complaint);
  };
};
