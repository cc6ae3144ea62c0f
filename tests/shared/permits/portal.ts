import fc from 'fast-check';
import Papa from 'papaparse';

const TITLES = [
  'Permit Number',
  'Permit Type',
  'Permit Type Definition',
  'Permit Creation Date',
  'Block',
  'Lot',
  'Street Number',
  'Street Number Suffix',
  'Street Name',
  'Street Suffix',
  'Unit',
  'Unit Suffix',
  'Description',
  'Current Status',
  'Current Status Date',
  'Filed Date',
  'Issued Date',
  'Completed Date',
  'Number of Existing Stories',
  'Number of Proposed Stories',
  'Permit Expiration Date',
  'Estimated Cost',
  'Revised Cost',
  'Existing Use',
  'Existing Units',
  'Proposed Use',
  'Proposed Units',
  'Supervisor District',
  'Neighborhoods - Analysis Boundaries',
  'Zipcode',
  'Location',
  'Record ID',
] as const;

/** A row of the city's portal, cell by cell. */
export type PortalRow = Readonly<Record<(typeof TITLES)[number], string>>;

/** Rows as the portal exports them. */
export const portalCsv = (rows: readonly PortalRow[]): string =>
  Papa.unparse([[...TITLES], ...rows.map((row) => TITLES.map((title) => row[title]))]);

/** What a portal's file is made of. */
export interface Portal {
  readonly seed: number;
  readonly permits: number;
  /** What all its application numbers begin with. */
  readonly prefix: string;
  /** Of the first and the last applications. */
  readonly years: readonly [first: number, last: number];
}

const blankOr = <T>(weight: number, values: fc.Arbitrary<T>): fc.Arbitrary<T | ''> =>
  fc.oneof({ weight, arbitrary: values }, { weight: 1, arbitrary: fc.constant('' as const) });

const days = ([first, last]: Portal['years']): fc.Arbitrary<string> => {
  const [from, to] = [Date.UTC(first, 0, 1), Date.UTC(last, 11, 31)].map((ms) => ms / 86_400_000);
  return fc.integer({ min: from ?? 0, max: to ?? 0 }).map((day) => {
    const [year, month, date] = new Date(day * 86_400_000).toISOString().slice(0, 10).split('-');
    return `${month}/${date}/${year}`;
  });
};

/** Some are frequent, as in the city; `#`, `%` and quotes are what keys and CSV are sensitive to. */
const STATUSES = [
  'issued',
  'issued',
  'issued',
  'complete',
  'complete',
  'filed',
  'EXPIRED',
  'withdrawn',
].concat(...['Plancheck', 'on hold #2', 'reinstated 100%', 'révoqué', 'appeal, "second"']);
const NEIGHBORHOODS = [
  'Tenderloin',
  'Tenderloin',
  'Mission',
  'Mission',
  'South of Market',
  'Nob Hill',
].concat(...['Castro/Upper Market', 'McLaren Park', 'Pier #39', 'Ingleside, West', 'Señora "Ñ"']);
const STREETS = [
  'Market',
  'Market',
  'Mission',
  'Ellis',
  "O'Farrell",
  '03rd',
  'San  Jose',
  'Bella Vista',
].concat(...['Avenue #9', 'La Playa 50%', 'Peña', 'Buena Vista~', 'Bay Shore']);
const USES = [
  '1 family dwelling',
  'apartments',
  'office',
  'RETAIL SALES',
  'food/beverage hndlng',
  'storage, open',
];
const DESCRIPTIONS = [
  're-roofing',
  'replace windows in kind, "like for like"',
  '=SUM(A1:A9)',
  '-2+3 not a number',
  '@home office; install\tsink',
  'two lines\nof text',
  'Réparer l’escalier',
  'add one 🛁 and a sauna',
  'to comply with nov #201412345 & 50% of dryrot',
  "'quoted' from the start",
];
const COSTS = [
  '0',
  '1',
  '1',
  '0.05',
  '1000',
  '9399',
  '9399.5',
  '$12,500.00',
  '999999',
  '1000000',
  '7'.repeat(20),
];

const rowsOfPermit = ({ prefix, years }: Portal, index: number): fc.Arbitrary<PortalRow[]> => {
  const day = days(years);
  const count = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant('x2')).map(String);
  const cost = fc.oneof(
    fc.constantFrom(...COSTS),
    fc.integer({ min: 0, max: 3_000_000 }).map(String),
    fc.integer({ min: 0, max: 500_000 }).map((cents) => (cents / 100).toFixed(2)),
  );
  const head = fc.record({
    'Permit Type': fc.constantFrom('1', '2', '3', '4', '8', '8', '8'),
    'Permit Type Definition': fc.constant('otc alterations permit'),
    'Permit Creation Date': day,
    Description: blankOr(9, fc.constantFrom(...DESCRIPTIONS)),
    'Current Status': fc.constantFrom(...STATUSES),
    'Current Status Date': blankOr(19, day),
    'Filed Date': blankOr(19, day),
    'Issued Date': blankOr(3, day),
    'Completed Date': blankOr(1, day),
    'Permit Expiration Date': blankOr(2, day),
    'Number of Existing Stories': blankOr(3, count),
    'Number of Proposed Stories': blankOr(2, count),
    'Estimated Cost': blankOr(9, cost),
    'Revised Cost': blankOr(9, cost),
    'Existing Use': blankOr(9, fc.constantFrom(...USES)),
    'Existing Units': blankOr(3, count),
    'Proposed Use': blankOr(5, fc.constantFrom(...USES)),
    'Proposed Units': blankOr(3, count),
  });
  const site = fc.record({
    Block: blankOr(15, fc.constantFrom('0326', '326', '3724', '3724', '4105', 'T 12', '9#1', '0001A')),
    Lot: blankOr(9, fc.constantFrom('1', '01', '2', '10', '23', '67', '203', '12A', '#7', '~')),
    'Street Number': fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 0, max: 3_000 }).map(String) },
      { weight: 1, arbitrary: fc.constantFrom('', '1-3', '0044', '987654321') },
    ),
    'Street Number Suffix': fc.constantFrom('', '', '', 'A', 'FRONT'),
    'Street Name': blankOr(30, fc.constantFrom(...STREETS)),
    'Street Suffix': fc.constantFrom('St', 'Av', ''),
    Unit: fc.constantFrom('', '', '0', '5', '301', 'B'),
    'Unit Suffix': fc.constantFrom('', '', '', 'C'),
    'Supervisor District': blankOr(9, fc.integer({ min: 1, max: 11 }).map(String)),
    'Neighborhoods - Analysis Boundaries': blankOr(12, fc.constantFrom(...NEIGHBORHOODS)),
    Zipcode: blankOr(9, fc.constantFrom('94102', '94103', '94109', '94110-1234')),
    Location: blankOr(
      4,
      fc
        .tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }))
        .map(([north, west]) => `(37.7${north}, -122.4${west})`),
    ),
    'Record ID': fc.integer({ min: 1e12, max: 2e12 }).map(String),
  });
  const number = `${prefix}${String(index).padStart(6, '0')}`;
  // The same site twice is two rows.
  const sites = fc.oneof(
    { weight: 8, arbitrary: site.map((one) => [one]) },
    { weight: 2, arbitrary: fc.array(site, { minLength: 2, maxLength: 5 }) },
    { weight: 1, arbitrary: site.map((one) => [one, one]) },
  );
  return fc
    .tuple(head, sites)
    .map(([common, all]) => all.map((one) => ({ 'Permit Number': number, ...common, ...one })));
};

/** Rows that no city has, but could have: the same for the same seed. */
export const portalRows = (portal: Portal): PortalRow[] =>
  Array.from({ length: portal.permits }, (_, index) =>
    fc.sample(rowsOfPermit(portal, index), { seed: portal.seed + index, numRuns: 1 }),
  ).flat(2);
