import type { Site } from './address.ts';

/** The number by which a permit is stored and looked up: no `#`, upper case. */
export type PermitNumber = string;

/** `#201612013997`, `201612013997` and ` #201612013997 ` are one permit. */
export const permitNumber = (text: string): PermitNumber => text.trim().replace(/^#\s*/, '').toUpperCase();

/** Some cells hold `0259`, some 259. */
const unpadded = (text: string): string => text.replace(/^0+(?=[\p{L}\p{N}])/u, '');

const normal = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toUpperCase();

/** `|` separates parts and `#` begins the counter, so neither may stand in a part. */
const escaped = (text: string): string => text.replaceAll(/[%|#]/g, (sign) => encodeURIComponent(sign));

/**
 * What tells one address of a permit from another, the same in each month's file: block, lot, number,
 * street and unit, each with its suffix. Case, spaces and zeros in front make no difference.
 */
export type AddressId = string;

export const addressId = (site: Site): AddressId =>
  [
    unpadded(normal(site.block)),
    unpadded(normal(site.lot)),
    unpadded(normal(site.number)),
    normal(site.numberSuffix),
    normal(site.street),
    normal(site.streetSuffix),
    unpadded(normal(site.unit)),
    normal(site.unitSuffix),
  ]
    .map(escaped)
    .join('|');
