/*
 * How often values occur, about as in the city's open data. Weights need not add up to anything.
 */
export const STATUSES = {
  complete: 97_000,
  issued: 83_500,
  filed: 12_000,
  withdrawn: 1_750,
  cancelled: 1_540,
  expired: 1_370,
  approved: 730,
  reinstated: 560,
  suspended: 190,
  revoked: 50,
  plancheck: 16,
};
export type Status = keyof typeof STATUSES;

/** How many days a status is reached behind the filing, on average. */
export const DAYS_TO: Readonly<Record<Status, number>> = {
  complete: 220,
  issued: 30,
  filed: 0,
  withdrawn: 180,
  cancelled: 300,
  expired: 700,
  approved: 90,
  reinstated: 400,
  suspended: 200,
  revoked: 250,
  plancheck: 10,
};

/** The ones in which a permit has been issued. */
export const ISSUED: readonly Status[] = [
  'complete',
  'issued',
  'expired',
  'reinstated',
  'suspended',
  'revoked',
];

/** The numbers of the city's forms, as often as in December 2016. */
export const TYPES = { 8: 1_912, 3: 182, 4: 36, 6: 11, 7: 9, 2: 8, 1: 6, 5: 2 };

/** As often as in December 2016. */
export const USES = {
  '1 family dwelling': 628,
  apartments: 530,
  office: 375,
  '2 family dwelling': 250,
  'retail sales': 105,
  'food/beverage hndlng': 59,
  'vacant lot': 48,
  '': 34,
  'tourist hotel/motel': 33,
  'warehouse no frnitur': 10,
  'residential hotel': 9,
};

export const NEIGHBORHOODS = {
  'Financial District/South Beach': 218,
  Mission: 147,
  'Sunset/Parkside': 102,
  'West of Twin Peaks': 87,
  'Castro/Upper Market': 85,
  'Pacific Heights': 85,
  Marina: 82,
  'Outer Richmond': 79,
  'Noe Valley': 78,
  'South of Market': 76,
  'Inner Sunset': 60,
  'Russian Hill': 57,
  'Nob Hill': 55,
  'Bernal Heights': 55,
  'Inner Richmond': 53,
  'Haight Ashbury': 50,
  'Hayes Valley': 48,
  'Presidio Heights': 45,
  'Outer Mission': 44,
  'Western Addition': 42,
  'Bayview Hunters Point': 41,
  Excelsior: 40,
  Tenderloin: 38,
  'Potrero Hill': 36,
  'Lone Mountain/USF': 34,
  Chinatown: 33,
  'North Beach': 32,
  'Mission Bay': 27,
  'Glen Park': 22,
  'Twin Peaks': 20,
  Portola: 18,
  'Oceanview/Merced/Ingleside': 17,
  'Visitacion Valley': 14,
  Japantown: 10,
  Lakeshore: 9,
  'Golden Gate Park': 4,
  'Treasure Island': 3,
  'McLaren Park': 1,
};

/** Name and suffix. The most frequent streets of December 2016, the first with 3% of its rows. */
const FREQUENT = [
  'California|St',
  'Market|St',
  'Mission|St',
  'Montgomery|St',
  'Post|St',
  '17th|St',
  'Embarcadero Center|',
  'Summit|St',
  '20th|St',
  'Fremont|St',
  'Pacific|Av',
  '02nd|St',
  '03rd|St',
  'Howard|St',
  '24th|St',
  'Broadway|',
  'Divisadero|St',
  'Bush|St',
  '16th|St',
  'Pine|St',
  'North Point|St',
  'Bryant|St',
  '19th|Av',
  'Van Ness|Av',
  'Valencia|St',
];
const FIRST = [
  'Alta',
  'Bella',
  'Casa',
  'Del',
  'El',
  'Fair',
  'Glen',
  'Hill',
  'Isla',
  'Junipero',
  'Kirk',
  'Las',
];
const MIDDLE = ['', 'San', 'Santa', 'Monte', 'Vista', 'Mar', 'Sol', 'Oak', 'Bay', 'Park', 'Stone', 'West'];
const LAST = [
  'Alto',
  'Brook',
  'Crest',
  'Dale',
  'Este',
  'Field',
  'Grove',
  'Haven',
  'Ines',
  'Jose',
  'Keys',
  'Loma',
];
const SUFFIXES = ['St', 'Av', 'Wy', 'Ct', 'Dr'];

const OTHERS = FIRST.flatMap((first) =>
  MIDDLE.flatMap((middle) => LAST.map((last) => [first, middle, last].filter(Boolean).join(' '))),
);
/** About as many as the city has, the most frequent first. */
export const STREET_NAMES = [
  ...FREQUENT,
  ...OTHERS.map((name, at) => `${name}|${SUFFIXES[at % SUFFIXES.length] ?? ''}`),
];

/** The city has about so many blocks; the most frequent of December 2016 has 1% of its rows. */
export const BLOCKS = 4_900;
/** With these exponents of Zipf's law the most frequent street has 3% of all rows, and the most frequent block 1%. */
export const STREET_SKEW = 0.7;
export const BLOCK_SKEW = 0.55;

export const WORK = [
  'reroofing',
  'kitchen and bathroom remodel, fixtures and finishes only',
  'replace windows in kind, same size and same location',
  'repair dryrot and stucco at front of building',
  'voluntary seismic retrofit',
  'soft story retrofit per sfebc chapter 4d',
  'install illuminated wall sign, single faced',
  'tenant improvement: new partitions, lighting and finishes',
  'relocate sprinkler heads',
  'replace rear deck and stairs in kind',
  'legalize a room at the ground floor',
  'remove and replace drywall and insulation',
  'install photovoltaic panels on the roof',
  'revision to an earlier application',
  'n/a for maher ordinance 155-13',
  'no structural work',
  'street space',
  'evacuation maps',
  'replace water heater and furnace',
  'horizontal addition at the rear, 2 stories',
];
