import { describe, log } from '../../../core/log.ts';

/** A step that nothing depends on; what it leaves, the reconciler finishes. */
export const attempt = async (what: string, keyId: string, step: () => Promise<void>): Promise<boolean> => {
  try {
    await step();
    return true;
  } catch (error) {
    log.warn(what, { keyId, error: describe(error) });
    return false;
  }
};
