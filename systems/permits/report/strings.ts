import { Refusal } from './refusal.ts';
import { readXml } from './xml.ts';
import type { Part } from './zip.ts';

/** Excel allows 32,767; as XML, a character may need seven. */
const MAX_TEXT = 256 * 1024;
/** Each costs some bytes of memory, also where it is blank. */
const MAX_STRINGS = 4_000_000;

/** `_x000D_` is a carriage return, and `_x005F_` a line below. */
export const unescaped = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));

/**
 * Gathers the text of a string item (`si`, `is`) from its runs. Its phonetic runs say how it is read
 * aloud, and are not part of it.
 */
export const stringItem = () => {
  let text = '';
  let isText = false;
  let isPhonetic = false;
  return {
    begin: (): void => void (text = ''),
    open: (tag: string): void => {
      if (tag === 'rPh') isPhonetic = true;
      if (tag === 't') isText = !isPhonetic;
    },
    close: (tag: string): void => {
      if (tag === 'rPh') isPhonetic = false;
      isText = false;
    },
    add: (more: string): void => {
      if (!isText) return;
      text += more;
      if (text.length > MAX_TEXT)
        throw new Refusal(`the workbook has a cell of more than ${MAX_TEXT / 1024} thousand characters`);
    },
    value: (): string => unescaped(text),
  };
};

/** The texts that cells of a workbook refer to by number. */
export const sharedStringsOf = async (part: Part | undefined): Promise<readonly string[]> => {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const item = stringItem();
  await readXml(part.content(), {
    open(tag) {
      if (tag === 'si') item.begin();
      else item.open(tag);
    },
    close(tag) {
      if (tag !== 'si') {
        item.close(tag);
        return;
      }
      strings.push(item.value());
      if (strings.length > MAX_STRINGS) throw new Refusal('the workbook has too many texts');
    },
    text: item.add,
  });
  return strings;
};
