import { expect, test } from '@jest/globals';
import { gaps, places, searchBytes, TOKEN } from './searching.js';
import { compress, layerOf, plainFile, wrapped } from './wrapping.js';

/** Lib/test/recursion.tar of Python: a header of a time before checksums were checked, and half of a PAX record. */
function recursionTar(): Buffer {
  const tar = Buffer.alloc(516);
  for (const at of [0x64, 0x6c, 0x74, 0x88, 0x107, 0x108, 0x149, 0x151]) tar.write('0', at);
  tar.write('bcaller', 0);
  tar.write('1', 0x7c);
  tar.write('002755\0 g', 0x94);
  tar.write('0 X=', 0x200);
  return tar;
}

test('an archive that is broken on purpose, and that everybody has, is no gap', async () => {
  const tar = plainFile('recursion.tar', recursionTar());
  const result = await searchBytes(layerOf([tar, wrapped(tar, compress('gz')), plainFile('n', TOKEN)]));
  expect(gaps(result)).toEqual([]);
  expect(places(result)).toEqual(['2/n content plain']);
});

test('the same with another byte, or with more behind it, is one', async () => {
  const changed = recursionTar();
  changed.write('1', 0x200);
  const longer = Buffer.concat([recursionTar(), Buffer.from('more')]);
  const result = await searchBytes(layerOf([plainFile('changed', changed), plainFile('longer', longer)]));
  expect(gaps(result)).toEqual(['0/changed truncated', '1/longer truncated']);
});
