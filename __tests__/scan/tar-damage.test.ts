import { afterAll, describe, expect, test } from '@jest/globals';
import { randomNumbers, thrownBy } from './sinks.js';
import { type Fixture, makeFixtures, removeFixtures } from './tar-fixtures.js';
import { type ReadEntry, readTar } from './tar-read.js';

const fixtures = makeFixtures().filter(({ bytes }) => bytes.length < 200_000);
afterAll(removeFixtures);

/** `truncated`, `damaged` …, the error itself when it is another one, or what was read. */
function outcome(bytes: Buffer, chunkSize?: number): string | ReadEntry[] {
  let entries: ReadEntry[] = [];
  const error = thrownBy(() => {
    entries = readTar(bytes, chunkSize);
  });
  if (error === undefined) return entries;
  if (error instanceof Error && error.name === 'Unreadable' && 'reason' in error) return String(error.reason);
  return `not expected: ${error}`;
}

/** Everything but the calls. */
const asRead = ({ name, size, content }: ReadEntry) => `${name.toString('latin1')} ${size} ${content.sha256}`;

describe.each(fixtures)('$name, cut off', ({ bytes }: Fixture) => {
  const whole = readTar(bytes).map(asRead);

  test('at any block, one byte before or after: what is complete was read, all else is truncated', () => {
    const wrong: unknown[] = [];
    for (let border = 0; border <= bytes.length; border += 512) {
      for (const length of [border - 1, border, border + 1].filter(at => at >= 0 && at <= bytes.length)) {
        const result = outcome(bytes.subarray(0, length));
        if (result === 'truncated') continue;
        // Documented as complete: the end of an entry, or zeros behind it.
        const isBorder = length % 512 === 0 || bytes.subarray(border, length).every(byte => byte === 0);
        const isFirstPart =
          typeof result !== 'string' && result.map(asRead).join() === whole.slice(0, result.length).join();
        if (!isBorder || !isFirstPart) wrong.push({ length, result });
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a mutated archive', () => {
  test.each(fixtures.map(({ name }, index) => [name, index] as const))(
    'of %s is read or unreadable',
    (_, index) => {
      const random = randomNumbers(index + 1);
      const { bytes } = fixtures[index] ?? { bytes: Buffer.alloc(0) };
      const headers = headersOf(bytes);
      const unexpected: string[] = [];
      for (let round = 0; round < 120; round++) {
        const mutant = mutate(bytes, headers, random);
        const result = outcome(mutant, [700, 4096, undefined][random() % 3]);
        if (typeof result === 'string' && !/^(truncated|damaged|limit|unsupported)$/.test(result))
          unexpected.push(result);
        if (typeof result !== 'string') unexpected.push(...overrunsIn(result, mutant.length));
      }
      expect(unexpected).toEqual([]);
    },
  );
});

/** Offsets of the blocks that are headers or data of PAX headers: where a flip matters. */
function headersOf(bytes: Buffer): number[] {
  const contents = readTar(bytes).map(({ offset }) => offset - 512);
  return contents.flatMap(offset => [offset, Math.max(offset - 512, 0), Math.max(offset - 1024, 0)]);
}

/** A few bits flipped, most of them in headers, whose checksum is made right again as an attacker would. */
function mutate(bytes: Buffer, headers: readonly number[], random: () => number): Buffer {
  const mutant = Buffer.from(bytes);
  for (let flips = 1 + (random() % 4); flips > 0; flips--) {
    const start = random() % 4 === 0 ? random() % bytes.length : (headers[random() % headers.length] ?? 0);
    const at = (start + (random() % 512)) % bytes.length;
    mutant.writeUInt8((mutant[at] ?? 0) ^ (1 << (random() % 8)), at);
    if (random() % 4 !== 0) repair(mutant.subarray(start - (start % 512), start - (start % 512) + 512));
  }
  return mutant;
}

function repair(block: Buffer): void {
  if (block[0] === 0 || block.length < 512 || block[155] !== 0x20) return;
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
}

function overrunsIn(entries: readonly ReadEntry[], length: number): string[] {
  return entries
    .filter(({ offset, size, content }) => offset + size > length || content.bytes.length !== size)
    .map(({ offset, size }) => `content at ${offset} of ${size} bytes`);
}
