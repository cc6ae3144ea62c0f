import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileName } from '../../../core/names/file-name.ts';
import { HUGE, peculiar } from './texts.ts';

test.each([
  ['as it is', 'beach.jpg', 'beach.jpg'],
  [
    'with what only looks dangerous',
    '../../<img src=x onerror=alert(1)>.jpg',
    '../../<img src=x onerror=alert(1)>.jpg',
  ],
  ['composed', 'e\u0301te\u0301.jpg', '\u00e9t\u00e9.jpg'],
  ['without a turn of the direction', 'beach\u202egpj.exe', 'beachgpj.exe'],
  ['without line breaks', 'a\r\nb.jpg', 'a b.jpg'],
  ['without control characters', '\0a\u0007b.jpg\u007f', 'a b.jpg'],
  ['without invisible characters', '\ufeffa\u200bb\u00ad.jpg', 'ab.jpg'],
  ['without spaces around it', ' a b.jpg ', 'a b.jpg'],
  ['with its spaces', 'a  b.jpg', 'a  b.jpg'],
  ['with its joined picture', '👩\u200d💻.jpg', '👩\u200d💻.jpg'],
  ['with its Persian', 'می\u200cخواهم.jpg', 'می\u200cخواهم.jpg'],
  ['without a joiner that joins nothing', '\u200da.jpg', 'a.jpg'],
  ['with a sign for half of a pair', 'a\ud800.jpg', 'a\ufffd.jpg'],
  ['with four marks on a letter', `x${'\u0316'.repeat(200)}.jpg`, `x${'\u0316'.repeat(4)}.jpg`],
  ['without a mark on nothing', '\u0301a.jpg', 'a.jpg'],
  ['with its ending', `${'a'.repeat(300)}.jpg`, `${'a'.repeat(251)}.jpg`],
  ['cut where there is no ending', 'b'.repeat(300), 'b'.repeat(255)],
  ['cut between characters', `${'🌊'.repeat(300)}.jpeg`, `${'🌊'.repeat(250)}.jpeg`],
  ['as nothing when it is empty', '', undefined],
  ['as nothing when nothing is seen', ' \u200b\u3164\u2800\n', undefined],
  ['as nothing when only marks are', '\u0301\u0316', undefined],
])('the name of a file is shown %s', (_what, text, want) => {
  expect(fileName(text)).toBe(want);
});

test.each(HUGE)('a huge name is cut: %s', (_what, text) => {
  const name = fileName(text);
  expect([...(name ?? '')].length).toBeLessThanOrEqual(255);
  expect(fileName(`${text}.jpg`) ?? '').toMatch(/\.jpg$|^$/);
});

test('the name of a file is its own, and nothing in it is hidden', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        peculiar,
        fc.array(peculiar, { maxLength: 60 }).map((texts) => texts.join('')),
      ),
      (text) => {
        const name = fileName(text);
        if (name === undefined) return;
        expect(fileName(name)).toBe(name);
        expect(name.normalize('NFC')).toBe(name);
        expect([...name].length).toBeLessThanOrEqual(255);
        expect(name).not.toMatch(/^\s|\s$|\p{Bidi_Control}|[\p{Cc}\p{Cs}\u2028\u2029\u200b\u00ad\u3164]/u);
      },
    ),
    { numRuns: 3000 },
  );
});

test('a name of which something is seen is never lost', () => {
  fc.assert(
    fc.property(peculiar, (text) => {
      if (/[\p{L}\p{N}]/u.test(text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')))
        expect(fileName(text)).toBeDefined();
    }),
    { numRuns: 2000 },
  );
});
