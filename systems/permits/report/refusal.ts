/**
 * A file that cannot be loaded, now or later: the load is recorded as refused and not tried again.
 * The message is shown to the sender of the file; it says what was expected and holds no cell content.
 */
export class Refusal extends Error {
  // A literal: constructor.name does not survive minifying.
  override readonly name = 'Refusal';
}
