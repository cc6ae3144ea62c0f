/** No two of these look alike: there is no 0 O o, no 1 l I. The symbols need no escape in HTML, JSON or a shell. */
const CLASSES = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '%+-=@_'] as const;
const ALL = CLASSES.join('');
/** As many as a deployment may ask of a password: MinPasswordLength in template.yaml. */
const LENGTH = 20;

/**
 * A password to sign in with once: 20 characters, among them a small and a capital letter, a digit and a
 * symbol. Any such text comes up as often as any other, since a draw that lacks a class is drawn again.
 * @param below a whole number from 0 to below its argument, evenly: `randomInt` of node:crypto
 */
export const temporaryPassword = (below: (end: number) => number): string => {
  for (;;) {
    const password = Array.from({ length: LENGTH }, () => ALL.charAt(below(ALL.length))).join('');
    if (CLASSES.every((signs) => Array.from(password).some((sign) => signs.includes(sign)))) return password;
  }
};
