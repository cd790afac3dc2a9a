import { describe, expect, test } from '@jest/globals';
import { mutated, randomNumbers } from './random-access.js';
import { piecesOf, searchPieces, TOKEN } from './searching.js';
import {
  ar,
  compress,
  cpio,
  gitPack,
  type Item,
  layerOf,
  looseObject,
  plainFile,
  storedZip,
  tar,
  wrapped,
  zip,
} from './wrapping.js';

const netrc = plainFile('netrc', `machine huggingface.co\n  password ${TOKEN}\n`);
const zipapp: Item = { ...zip(netrc), name: 'app' };

const FIXTURES: Readonly<Record<string, readonly Item[]>> = {
  plain: [netrc, plainFile('other', 'text')],
  gz: [wrapped(netrc, tar, compress('gz'))],
  zst: [wrapped(netrc, tar, compress('zst'))],
  xz: [wrapped(netrc, tar, compress('xz'))],
  bz2: [wrapped(netrc, tar, compress('bz2'))],
  lzma: [wrapped(netrc, tar, compress('lzma'))],
  zip: [wrapped(netrc, zip, storedZip)],
  'zip of tar.gz': [wrapped(netrc, tar, compress('gz'), storedZip)],
  git: [wrapped(netrc, looseObject), wrapped(netrc, storedZip, gitPack)],
  'ar and cpio': [wrapped(netrc, ar, cpio)],
  'tar in tar': [wrapped(netrc, tar, tar)],
  program: [{ ...zipapp, bytes: Buffer.concat([Buffer.from('#!/usr/bin/env python3\n'), zipapp.bytes]) }],
};

const CASES = 10_000;

describe('archives that are damaged at random end as findings or gaps, never as another error', () => {
  test.each(Object.entries(FIXTURES))('%s', async (name, items) => {
    const layer = layerOf(items);
    const random = randomNumbers(name.length * 7919 + layer.length);
    const packed = [layer, compress('gz')({ ...netrc, bytes: layer }).bytes];
    for (let turn = 0; turn * Object.keys(FIXTURES).length < CASES; turn++) {
      const bytes = mutated(packed[turn % 8 === 0 ? 1 : 0] ?? layer, random);
      const length = [bytes.length, 1 + random(600)][turn % 2] ?? 1;
      const { findings } = await searchPieces(piecesOf(bytes, () => length));
      if (bytes.includes(TOKEN)) expect(findings).not.toEqual([]);
    }
  });
});
