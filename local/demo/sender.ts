import { AlreadyExistsException, CreateEmailIdentityCommand } from '@aws-sdk/client-sesv2';
import type { Clients } from '../../ops/clients.ts';

/** Lets the emulator's SES send from this address; one already is a success. */
export const verifySender = async ({ ses }: Pick<Clients, 'ses'>, address: string): Promise<void> => {
  try {
    await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: address }));
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
};
