import { type Actor, audited, type AuditPorts, ownAction } from '../audit/audit.ts';
import type { emailProof } from './email-proof.ts';

export interface ConfirmPorts extends AuditPorts {
  readonly email: Pick<ReturnType<typeof emailProof>, 'confirm'>;
}

/**
 * Makes an address the caller's, which is recorded: by a code to this address their password can be reset.
 * @throws Failure Refused for a wrong code
 */
export const confirmEmail = (ports: ConfirmPorts, caller: Actor, code: string): Promise<void> =>
  audited(ports, ownAction('confirmEmail', caller), () => ports.email.confirm(caller.sub, code));
