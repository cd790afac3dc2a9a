import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { directorySource, readLayout } from '../../src/scan/image/layout.js';
import { dockerArchive, header } from '../../src/smoke/archive.js';
import { imageFor } from '../../src/smoke/image.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'archive-'));
  folders.push(folder);
  return folder;
}

/** A layout with an image for each of these platforms. */
function layoutOf(platforms: readonly string[]): string {
  const folder = temporary();
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  const add = (bytes: string, mediaType: string) => {
    const hex = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(folder, 'blobs/sha256', hex), bytes);
    return { mediaType, digest: `sha256:${hex}`, size: bytes.length };
  };
  const manifests = platforms.map(platform => {
    const [os = '', architecture = ''] = platform.split('/');
    const config = add(JSON.stringify({ os, architecture }), 'application/vnd.oci.image.config.v1+json');
    const layer = add('x'.repeat(700) + platform, 'application/vnd.oci.image.layer.v1.tar');
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = { schemaVersion: 2, mediaType, config, layers: [layer, layer] };
    return add(JSON.stringify(manifest), mediaType);
  });
  writeFileSync(join(folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests }));
  return folder;
}

function imageIn(folder: string, platform: string) {
  return imageFor(folder, { layout: readLayout(directorySource(folder)), platform });
}

describe('the archive for docker load', () => {
  test('has what tar reads as the image of that platform alone, each blob once', async () => {
    const folder = layoutOf(['linux/amd64', 'linux/arm64']);
    const image = imageIn(folder, 'linux/arm64');
    if (image === undefined) throw new Error('there is no image for linux/arm64');
    const file = join(temporary(), 'image.tar');
    const chunks: Uint8Array[] = [];
    for await (const chunk of dockerArchive({ directory: folder, image, name: 'localhost/a:1' }))
      chunks.push(chunk);
    writeFileSync(file, Buffer.concat(chunks));
    const names = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n');
    const [layer] = image.layers;
    const blobs = [image.manifest, image.config, layer].map(blob => blob?.digest.replace(':', '/'));
    expect(names).toEqual([
      'oci-layout',
      'index.json',
      'manifest.json',
      ...blobs.map(name => `blobs/${name}`),
    ]);
    const unpacked = temporary();
    execFileSync('tar', ['-xf', file, '-C', unpacked]);
    for (const name of names.slice(3))
      expect(readFileSync(join(unpacked, name)).equals(readFileSync(join(folder, name)))).toBe(true);
    expect(JSON.parse(readFileSync(join(unpacked, 'manifest.json'), 'utf8'))).toMatchObject([
      { RepoTags: ['localhost/a:1'], Layers: [expect.any(String), expect.any(String)] },
    ]);
  });

  test('is of no platform that the layout does not have', () => {
    const folder = layoutOf(['linux/amd64']);
    expect(imageIn(folder, 'linux/s390x')).toBeUndefined();
    expect(imageIn(folder, 'windows/amd64')).toBeUndefined();
    expect(imageIn(folder, 'linux/amd64')).toBeDefined();
  });

  test.each([0, 511, 8 ** 11 - 1, 8 ** 11, 3 * 2 ** 40])('has headers for files of %d bytes', size => {
    const { stdout } = spawnSync('tar', ['-tvf', '-'], { input: header('blobs/a', size), encoding: 'utf8' });
    expect(stdout.split(/\s+/)[2]).toBe(String(size));
  });
});
