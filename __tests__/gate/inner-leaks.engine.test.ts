import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { type ReadReport, readReport, uploadsTo } from './observe.js';

// What a secret holds: a step that decodes it, takes a password out of it or cuts it up leaks as one that copies it. And
// what a file carries that cannot be read is not clean.

const { registry, baseImage } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Built {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
  readonly tag: string;
}

interface Case {
  /** In the file of the secret `inner`. */
  readonly secret: string | Buffer;
  readonly command: string;
  /** A file of the context that is copied into the image. */
  readonly copied?: Buffer;
}

async function build({ secret, command, copied }: Case): Promise<Built> {
  const step = `RUN --mount=type=secret,id=inner : ${randomUUID()}; ${command}`;
  const workspace = makeWorkspace({
    Dockerfile: `FROM ${baseImage}\n${copied === undefined ? '' : 'COPY copied /copied\n'}${step}\n`,
    '.dockerignore': 'secret\n',
  });
  writeFileSync(join(workspace, 'secret'), secret);
  if (copied !== undefined) writeFileSync(join(workspace, 'copied'), copied);
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  const tag = makeTag(registry);
  let report: ReadReport | undefined;
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: {
      context: '.',
      'secret-files': 'inner=secret',
      push: 'true',
      tags: tag,
      'no-cache': 'true',
      provenance: 'false',
    },
    secrets: [],
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  return { job, report, tag };
}

/** Eight to eleven characters that are nowhere else, and look like what people think up. */
const makePassword = () => `Ox-${randomBytes(3).toString('hex')}!`;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const written = ({ job }: Built) => job.main.raw.replace(/^::add-mask::.*$/gm, '');

function expectHeldBack(built: Built, value: string, role: string): void {
  expect(built.job.outputs['verdict']).toBe('leak');
  expect(uploadsTo(built.tag)).toEqual([]);
  expect(built.report?.findings).toContainEqual(expect.objectContaining({ secret: 'inner', role }));
  const traces = [asStored('report', JSON.stringify(built.report)), asStored('log', written(built))];
  expect(tracesOf(value, traces)).toEqual([]);
}

const DECODED = 'base64 -d < /run/secrets/inner';

describe('a secret that is stored encoded', () => {
  test.each([
    [
      'a netrc in base64',
      (token: string) => base64(`machine huggingface.co login me password ${token}\n`),
      DECODED,
    ],
    [
      'gzip in base64',
      (token: string) => gzipSync(`HF_TOKEN=${token}\n`).toString('base64'),
      `${DECODED} | gunzip`,
    ],
  ])('is held back in the image and hidden in the log: %s', async (_, store, decode) => {
    const token = makeToken();
    const copied = await build({ secret: store(token), command: `${decode} > /root/.netrc` });
    expectHeldBack(copied, token, 'layer');
    const printed = await build({ secret: store(token), command: `${decode}; exit 3` });
    expectHeldBack(printed, token, 'log');
  });

  test('is held back where only a field of it is: the auth of a Docker config', async () => {
    const password = makePassword();
    const config = JSON.stringify({ auths: { 'ghcr.io': { auth: base64(`somebody:${password}`) } } });
    const command = `sed 's/.*"auth":"//; s/".*//' /run/secrets/inner | base64 -d | cut -d: -f2 > /password`;
    expectHeldBack(await build({ secret: config, command }), password, 'layer');
  });
});

describe('a short password inside a secret', () => {
  test('is held back in the image and hidden in the log', async () => {
    const password = makePassword();
    const secret = `machine example.com\nlogin somebody\npassword ${password}\n`;
    const takeOut = `sed -n 's/^password //p' /run/secrets/inner`;
    expectHeldBack(await build({ secret, command: `${takeOut} > /password` }), password, 'layer');
    expectHeldBack(await build({ secret, command: `${takeOut}; exit 3` }), password, 'log');
  });

  test('is named in the report, and not searched, where it is too short; user names are no secrets', async () => {
    const secret = 'DB_USER=somebody-of-ours\nDB_PASSWORD=a1b2c3\n';
    const built = await build({ secret, command: 'echo somebody-of-ours a1b2c3 > /names' });
    expect(built.job.outputs['verdict']).toBe('clean');
    expect(built.report?.secrets).toEqual([
      { id: 'inner', input: 'secret-files', searched: true, unsearched: ['DB_PASSWORD'] },
    ]);
    expect(built.job.main.log).toContain('inner (DB_PASSWORD)');
    expect(written(built)).not.toContain('a1b2c3');
  });
});

describe('a secret beyond ASCII', () => {
  test('is held back without its byte-order mark, also in pieces', async () => {
    const key = randomBytes(24).toString('base64url');
    const secret = Buffer.from(`\ufeff${key}\n`);
    const plain = await build({ secret, command: `tail -c +4 /run/secrets/inner > /key` });
    expectHeldBack(plain, key, 'layer');
    const pieces = await build({ secret, command: `tail -c +4 /run/secrets/inner | fold -w 16 > /key` });
    expectHeldBack(pieces, key, 'layer');
  });

  test('is held back as UTF-8 when its file is UTF-16', async () => {
    const password = makePassword();
    const secret = Buffer.from(`\ufeffpassword=${password}\r\n`, 'utf16le');
    const command = `tr -d '\\000' < /run/secrets/inner | sed 's/.*=//' > /password`;
    expectHeldBack(await build({ secret, command }), password, 'layer');
  });
});

describe('a token in pieces', () => {
  test.each([
    ['lines of ten', 'fold -w 10 /run/secrets/inner'],
    ['a dump of eight bytes a line', 'xxd -c 8 /run/secrets/inner'],
  ])('is held back in the image: %s', async (_, dump) => {
    const token = makeToken();
    expectHeldBack(await build({ secret: token, command: `${dump} > /dump` }), token, 'layer');
  });

  test('is held back where it is printed letter by letter', async () => {
    const token = makeToken();
    const printed = await build({ secret: token, command: `sed 's/./& /g' /run/secrets/inner; exit 3` });
    expectHeldBack(printed, token, 'log');
    expect(written(printed)).not.toContain([...token.slice(3, 20)].join(' '));
  });
});

describe('what cannot be read in the midst of a file', () => {
  /** A tar with an archive in it that needs a password, packed. */
  function unreadable(): Buffer {
    const folder = mkdtempSync(join(tmpdir(), 'unreadable-'));
    try {
      writeFileSync(join(folder, 'notes.txt'), randomBytes(64).toString('hex'));
      execFileSync('zip', ['-q', '-P', 'password', 'locked.zip', 'notes.txt'], { cwd: folder });
      return execFileSync('tar', ['-czf', '-', 'locked.zip'], { cwd: folder });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test.each<[string, (packed: Buffer) => Buffer]>([
    ['behind a script', packed => Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), packed])],
    ['as base64 in YAML', packed => Buffer.from(`data:\n  payload: ${packed.toString('base64')}\n`)],
  ])('keeps the gate shut: %s', async (_, carry) => {
    const built = await build({ secret: makeToken(), command: 'true', copied: carry(unreadable()) });
    expect(built.job.outputs['verdict']).toBe('unverified');
    expect(uploadsTo(built.tag)).toEqual([]);
    expect(JSON.stringify(built.report?.unscanned)).toContain('locked.zip');
  });
});
