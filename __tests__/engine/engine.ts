import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The engine that scripts/test.mjs found or started. */
export interface TestEngine {
  /** `localhost:PORT` of a registry without authentication. */
  readonly registry: string;
  /** An image with busybox, a user `app` (1000) and nothing else. */
  readonly baseImage: string;
  /** Whether docker keeps images in containerd (attestations, several platforms) or in its classic store. */
  readonly store: 'containerd' | 'classic';
}

/** @throws Error when the tests were started without an engine; `npm test` starts one */
export function testEngine(): TestEngine {
  const { HF_TEST_REGISTRY: registry, HF_TEST_BASE_IMAGE: baseImage, HF_TEST_STORE: store } = process.env;
  if (!registry || !baseImage || (store !== 'containerd' && store !== 'classic')) {
    throw new Error('These tests need a real engine. Run them by `npm test`, which finds or starts one.');
  }
  return { registry, baseImage, store };
}

/** A token of the usual form that exists nowhere else. */
export function makeToken(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  return `hf_${[...randomBytes(34)].map(byte => letters[byte % letters.length]).join('')}`;
}

/** A name for an image that no other test uses. */
export function makeTag(registry: string): string {
  return `${registry}/test/${randomBytes(6).toString('hex')}:1`;
}

/** A workspace with these files in it. */
export function makeWorkspace(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'workspace-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
