/** Where the Accounts table keeps the proof of an e-mail address that a user has asked for. */
export const proofKey = (sub: string) => ({ pk: 'EMAIL', sk: sub }) as const;
