import { addressLine, addressParts, type Site } from '../../systems/permits/row/address.ts';
import type { PermitNumber } from '../../systems/permits/row/identity.ts';
import type { PermitRow } from '../../systems/permits/row/permit.ts';
import * as city from './city.ts';
import { type Random, randomOf } from './random.ts';

/** A permit that does not exist, with its rows: one for each of its addresses. */
export interface SyntheticPermit {
  readonly number: PermitNumber;
  readonly rows: readonly PermitRow[];
}

const DAY_MS = 86_400_000;
const FIRST_YEAR = 2006;
const YEARS = 20;
const [FIRST_DAY, END] = [FIRST_YEAR, FIRST_YEAR + YEARS].map((year) => Date.UTC(year, 0, 1) / DAY_MS) as [
  number,
  number,
];

const days = new Map<number, string>();
/** Remembered, because each row has some. */
const dayOf = (day: number): string => {
  const text = days.get(day) ?? new Date(day * DAY_MS).toISOString().slice(0, 10);
  days.set(day, text);
  return text;
};
const momentOf = (day: number): string => `${dayOf(day)}T00:00:00.000000+0000`;

/** The day itself, or the Monday behind it. */
const workday = (day: number): number => {
  const week = new Date(day * DAY_MS).getUTCDay();
  return day + (week === 0 ? 1 : week === 6 ? 2 : 0);
};

/** The blocks of the city, the most frequent first. */
const blocksBy = (random: Random) => {
  const [neighborhood, names] = [random.weighted(city.NEIGHBORHOODS), Object.keys(city.NEIGHBORHOODS)];
  const numbers = random.shuffled(Array.from({ length: city.BLOCKS }, (_, at) => String(at + 1)));
  return numbers.map((block) => {
    const name = neighborhood();
    const place = names.indexOf(name);
    return {
      block,
      // Of some, the open data do not say it.
      ...(random.next() >= 0.01 && { neighborhood: name }),
      supervisor_district: String((place % 11) + 1),
      zipcode: String(94_102 + (place % 33)),
      latitude: (37.71 + random.next() * 0.1).toFixed(12),
      longitude: (-122.51 + random.next() * 0.13).toFixed(12),
    };
  });
};

/** Of December 2016, 12% are at most 1, and the others log-normal about 18,000. */
const costBy = (random: Random): string => {
  if (random.next() < 0.12) return random.next() < 0.1 ? '' : '1';
  const cost = Math.exp(9.79 + 1.73 * random.normal());
  return String(cost < 1_000 ? Math.ceil(cost) : Math.round(cost / 100) * 100);
};

/** Of December 2016, the middle one has 107 characters, and one in a hundred has 298. */
const descriptionBy = (random: Random): string => {
  const length = Math.min(Math.exp(4.4 + 0.5 * random.normal()), 280);
  let text = random.pick(city.WORK);
  while (text.length < length) text += `; ${random.pick(city.WORK)}`;
  return `${text}.`;
};

/** How many rows a permit has: 1.05 on average. */
const rowCountBy = (random: Random): number => {
  const chance = random.next();
  if (chance < 0.96) return 1;
  return chance < 0.995 ? 2 : 3 + Math.trunc(random.next() * 4);
};

/** What all rows of a permit say of its state. */
const stateBy = (random: Random, drawn: () => city.Status, filed: number) => {
  const wanted = drawn();
  const reached = workday(filed + Math.round(-Math.log(1 - random.next()) * city.DAYS_TO[wanted]));
  const [status, changed] = reached < END ? [wanted, reached] : (['filed', filed] as const);
  const isIssued = city.ISSUED.includes(status);
  return {
    status,
    status_date: momentOf(changed),
    file_date: momentOf(filed),
    expiration_date: isIssued ? momentOf(filed + 360) : '',
    ...(isIssued && { issued_date: momentOf(Math.min(changed, filed + 14)) }),
    ...(status === 'complete' && { completed_date: momentOf(changed) }),
  };
};

/** Makes the rows of permits. */
const rowsBy = (random: Random) => {
  const blocks = blocksBy(random);
  const [status, type, use] = [city.STATUSES, city.TYPES, city.USES].map((weights) =>
    random.weighted<string>(weights),
  ) as [() => city.Status, () => string, () => string];
  const block = random.zipf(blocks.length, city.BLOCK_SKEW);
  const street = random.zipf(city.STREET_NAMES.length, city.STREET_SKEW);
  return (number: PermitNumber, filed: number, record: number): PermitRow[] => {
    const state = stateBy(random, status, filed);
    const [estimated_cost, existing_use, description] = [costBy(random), use(), descriptionBy(random)];
    const units = String(Math.trunc(Math.exp(Math.abs(random.normal()))));
    const stories = String(1 + Math.trunc(Math.abs(random.normal()) * 2));
    const [name = '', suffix = ''] = (city.STREET_NAMES[street()] ?? '').split('|');
    const where = { ...blocks[block()], lot: String(1 + Math.trunc(random.next() ** 2 * 60)) };
    const house = 1 + Math.trunc(random.next() * 4_000);
    const permit_type = type();
    return Array.from({ length: rowCountBy(random) }, (_, at): PermitRow => {
      const site: Site = {
        block: where.block ?? '',
        lot: where.lot,
        number: String(house + 2 * at),
        numberSuffix: '',
        street: name,
        streetSuffix: suffix,
        unit: random.next() < 0.15 ? String(1 + Math.trunc(random.next() * 40)) : '',
        unitSuffix: '',
      };
      const { unit, ...parts } = addressParts(site);
      return {
        application_number: `#${number}`,
        record_id: String(record + at),
        ...state,
        estimated_cost,
        revised_cost: random.next() < 0.85 ? estimated_cost : costBy(random),
        existing_use,
        proposed_use: existing_use,
        description,
        address: addressLine(site),
        ...where,
        ...parts,
        ...(unit !== '' && { unit }),
        existing_units: units,
        proposed_units: units,
        existing_stories: stories,
        proposed_stories: stories,
        permit_type,
      };
    });
  };
};

/**
 * Permits as the city's open data have them, evenly over the workdays of 20 years, in the order of their numbers.
 * @param of the same seed and number of permits always make the same ones
 */
export function* syntheticPermits({
  seed,
  permits,
}: {
  readonly seed: number;
  readonly permits: number;
}): Generator<SyntheticPermit> {
  const rowsOf = rowsBy(randomOf(seed));
  let [day, ofDay, record] = [0, 0, 0];
  for (let at = 0; at < permits; at += 1) {
    const filed = workday(FIRST_DAY + Math.trunc((at * (END - FIRST_DAY)) / permits));
    ofDay = filed === day ? ofDay + 1 : 1;
    day = filed;
    const number = `${dayOf(filed).replaceAll('-', '')}${String(ofDay).padStart(4, '0')}`;
    const rows = rowsOf(number, filed, record);
    record += rows.length;
    yield { number, rows };
  }
}
