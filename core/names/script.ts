import { numberOf } from './characters.ts';
import type { Rule } from './profile.ts';

/** The sets of scripts that may be mixed, since they are written together. Source: UTS #39, Highly Restrictive */
const TOGETHER = ['Latn Hani Hira Kana', 'Latn Hani Bopo', 'Latn Hani Hang'];

/** All scripts of Unicode 17 by their ISO 15924 codes, those in use by many first. */
const SCRIPTS = `
  Latn Cyrl Grek Arab Hebr Deva Thai Hang Hani Hira Kana Bopo Beng Taml Telu Gujr Guru Knda Mlym Orya Sinh Mymr Khmr Laoo
  Tibt Geor Armn Ethi Thaa
  Adlm Aghb Ahom Armi Avst Bali Bamu Bass Batk Berf Bhks Brah Brai Bugi Buhd Cakm Cans Cari Cham Cher Chrs Copt Cpmn Cprt
  Diak Dogr Dsrt Dupl Egyp Elba Elym Gara Glag Gong Gonm Goth Gran Gukh Hano Hatr Hluw Hmng Hmnp Hung Ital Java Kali Kawi
  Khar Khoj Kits Krai Kthi Lana Lepc Limb Lina Linb Lisu Lyci Lydi Mahj Maka Mand Mani Marc Medf Mend Merc Mero Miao Modi
  Mong Mroo Mtei Mult Nagm Nand Narb Nbat Newa Nkoo Nshu Ogam Olck Onao Orkh Osge Osma Ougr Palm Pauc Perm Phag Phli Phlp
  Phnx Prti Rjng Rohg Runr Samr Sarb Saur Sgnw Shaw Shrd Sidd Sidt Sind Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Tagb Takr
  Tale Talu Tang Tavt Tayo Tfng Tglg Tirh Tnsa Todr Tols Toto Tutg Ugar Vaii Vith Wara Wcho Xpeo Xsux Yezi Yiii Zanb`
  .trim()
  .split(/\s+/);

/** Digits, signs and marks of no script, which count with any. A letter of several scripts counts with those. */
const NEUTRAL = /\p{scx=Zyyy}|\p{sc=Zinh}|(?!\p{L})\p{sc=Zyyy}/u;

/** What is written in one set of scripts; undefined when this engine knows none of them: it is older than they are. */
const lettersOf = (set: string): RegExp | undefined => {
  try {
    return new RegExp(`[${set.replaceAll(/\w+/g, '\\p{scx=$&}').replaceAll(' ', '')}]`, 'u');
  } catch {
    return undefined;
  }
};

const made = new Map<string, RegExp | undefined>();
/** Made when it is first needed: most names are in the first. */
const isIn = (set: string, letter: string): boolean => {
  if (!made.has(set)) made.set(set, lettersOf(set));
  return made.get(set)?.test(letter) ?? false;
};

const SETS = [...TOGETHER, ...SCRIPTS];

/** The first letter that goes with no set that all letters before it go with; undefined where one set has all. */
const strayIn = (letters: readonly string[]): string | undefined => {
  if (SETS.some((set) => letters.every((letter) => isIn(set, letter)))) return undefined;
  let sets: readonly string[] = SETS;
  return letters.find((letter) => {
    sets = sets.filter((set) => isIn(set, letter));
    return sets.length === 0;
  });
};

const shown = (letter: string): string => `"${letter}" (${numberOf(letter)})`;

/** Whether all letters of a text are of one script, or of scripts that are written together. */
export const hasOneScript: Rule = (text) => {
  const letters = [...new Set(text)].filter((letter) => !NEUTRAL.test(letter));
  const stray = strayIn(letters);
  const [first] = letters;
  if (stray === undefined || first === undefined) return undefined;
  return stray === first
    ? `must be written in a known script: ${shown(stray)} belongs to no known script`
    : `must be written in one script: ${shown(stray)} is not of the script of ${shown(first)}`;
};
