import { expect, test } from '@jest/globals';
import { sharedStringsOf } from '../../../systems/permits/report/strings.ts';
import { bytesOf } from './files.ts';

test('a workbook of more than four million texts is refused', async () => {
  const texts = bytesOf('<si/>'.repeat(40_000));
  const part = {
    name: 'xl/sharedStrings.xml',
    bytes: 0,
    async *content() {
      yield bytesOf('<sst>');
      for (let many = 0; many < 4_000_000; many += 40_000) yield texts;
      yield bytesOf('<si/></sst>');
    },
  };
  await expect(sharedStringsOf(part)).rejects.toMatchObject({
    name: 'Refusal',
    message: 'the workbook has too many texts',
  });
});
