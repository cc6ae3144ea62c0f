import { Failure } from '../../../core/errors.ts';
import { comeBack, isYoung, type Registration, type TablePorts, type TableState } from './tables.ts';

const MOST_WAIT_MS = 20_000;
const PAUSE_MS = 500;

const exists = (name: string): Failure => new Failure('Conflict', `The table ${name} already exists`);

/**
 * Takes over what a request left behind that registered the name and made no table, or removed the table and left the
 * registration. Anything else that is registered stays.
 */
const takeOver = async (ports: TablePorts, known: Registration, mine: Registration): Promise<void> => {
  const { name } = mine;
  const state = await ports.tables.stateOf(name);
  if (state === 'active' || state === 'creating') throw exists(name);
  if (state === 'deleting') throw comeBack(`The old table ${name} is still being deleted`);
  if (isYoung(known, ports.now()) || !(await ports.registry.replace(known, mine)))
    throw comeBack(`Another request is changing the table ${name}`);
};

const register = async (ports: TablePorts, mine: Registration): Promise<void> => {
  if (await ports.registry.add(mine, ports.most)) return;
  const known = await ports.registry.find(mine.name);
  if (known) return takeOver(ports, known, mine);
  throw new Failure(
    'Conflict',
    `There may be at most ${String(ports.most)} tables: delete one before you create another`,
  );
};

/** Asks for the table that is registered; what cannot be made counts no more. */
const make = async ({ tables, registry }: TablePorts, mine: Registration): Promise<void> => {
  const { name } = mine;
  let isNew: boolean;
  try {
    isNew = await tables.create(name);
  } catch (error) {
    await registry.remove(mine);
    throw error;
  }
  if (isNew) return;
  const state = await tables.stateOf(name);
  // A table that is there and was not registered counts from now on, so that it can be deleted.
  if (state === 'active' || state === 'creating') throw exists(name);
  await registry.remove(mine);
  throw comeBack(`The old table ${name} is still being deleted`);
};

/** Whether another request has removed the table since: it could be used, and there is nothing left to wait for. */
const isRemoved = async ({ registry }: TablePorts, mine: Registration, state: TableState): Promise<boolean> =>
  state === 'deleting' || (state === 'absent' && (await registry.find(mine.name))?.attempt !== mine.attempt);

/**
 * Creates a table of songs and waits until it can be used, 20 seconds at most.
 * @returns whether it can be used, or could until another request removed it; if not, it will be soon
 * @throws Failure Conflict when there is such a table, or there are too many; with the time to wait while an old one of
 * the name is being deleted
 */
export const createTable = async (ports: TablePorts, name: string): Promise<'active' | 'creating'> => {
  const since = ports.now();
  const mine: Registration = { name, attempt: ports.newId(), since };
  await register(ports, mine);
  await make(ports, mine);
  for (;;) {
    const state = await ports.tables.stateOf(name);
    if (state === 'active' || (await isRemoved(ports, mine, state))) return 'active';
    if (ports.now() - since + PAUSE_MS > MOST_WAIT_MS) return 'creating';
    await ports.pause(PAUSE_MS);
  }
};
