import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import { type JobResult, runAction } from '../runner/runner.js';
import { type ReadReport, readReport, uploadsTo } from './observe.js';

const { registry, baseImage, store } = testEngine();

const disposables: (() => unknown)[] = [];
afterAll(async () => {
  for (const dispose of disposables) await dispose();
});

interface Leak {
  readonly name: string;
  /** Instructions behind `FROM base`, or a whole Dockerfile. */
  readonly dockerfile: (token: string) => string;
  readonly files?: (token: string) => Readonly<Record<string, string | Buffer>>;
  readonly with?: (at: { readonly token: string; readonly tag: string }) => Readonly<Record<string, string>>;
  /** What the first finding has to say. */
  readonly finding: Readonly<Record<string, unknown>>;
}

const FROM = `FROM ${baseImage}\n`;
/** BuildKit runs equal steps of builds at the same time once, for all of them: every step here is of its own. */
const mount = (command: string) => `RUN --mount=type=secret,id=hf_token : ${randomUUID()}; ${command}`;
const twice = (text: string) => Buffer.from(Buffer.from(text).toString('base64')).toString('base64');

/** Makes an archive with python's own modules; argv[1] is the token. */
function python(script: string, token: string): Buffer {
  const folder = makeWorkspace({});
  try {
    execFileSync('python3', ['-c', script, token], { cwd: folder });
    return readFileSync(join(folder, 'out'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ZIP_IN_TAR_GZ = `
import io, sys, tarfile, zipfile
inner = io.BytesIO()
with zipfile.ZipFile(inner, 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('conf/settings.ini', 'padding ' * 500 + 'token = ' + sys.argv[1])
with tarfile.open('out', 'w:gz') as t:
    info = tarfile.TarInfo('etc/app.zip')
    info.size = len(inner.getvalue())
    t.addfile(info, io.BytesIO(inner.getvalue()))
`;

const LEAKS: readonly Leak[] = [
  {
    name: 'in a file',
    dockerfile: () => `${FROM}RUN echo one > /one\n${mount('cat /run/secrets/hf_token > /root/token')}\n`,
    finding: {
      form: 'plain',
      path: 'root/token',
      role: 'layer',
      part: 'content',
      offset: expect.any(Number),
    },
  },
  {
    name: 'in a file that a later layer deletes',
    dockerfile: () => `${FROM}${mount('cp /run/secrets/hf_token /gone')}\nRUN rm /gone\n`,
    finding: { form: 'plain', path: 'gone', role: 'layer' },
  },
  {
    name: 'in ENV',
    dockerfile: token => `${FROM}ENV HF_TOKEN=${token}\n`,
    finding: { form: 'plain', role: 'config', path: '' },
  },
  {
    name: 'in LABEL',
    dockerfile: token => `${FROM}LABEL note="made with ${token}"\n`,
    finding: { form: 'plain', role: 'config' },
  },
  {
    name: 'in an annotation, written so that the inputs do not show it',
    dockerfile: () => `${FROM}RUN echo clean > /clean\n`,
    with: ({ token }) => ({ annotations: `org.example.note=${twice(token)}` }),
    finding: { form: 'base64 of base64', role: 'manifest' },
  },
  {
    name: 'in the name of a file',
    dockerfile: () => `${FROM}${mount('mkdir /d && touch /d/$(cat /run/secrets/hf_token).txt')}\n`,
    finding: { form: 'plain', path: 'd/***', part: 'header' },
  },
  {
    name: 'in a build argument of a discarded stage',
    dockerfile: () =>
      `FROM ${baseImage} AS build\nARG KEY\nRUN env | wc -c > /n\nFROM ${baseImage}\nCOPY --from=build /n /n\n`,
    with: ({ token }) => ({ 'build-args': `KEY=${twice(token)}`, provenance: 'mode=max' }),
    finding: { form: 'base64 of base64', role: 'attestation' },
  },
  {
    name: 'in the Dockerfile, which the provenance holds as base64',
    dockerfile: token => `${FROM}RUN echo clean > /clean\n# ${token}\n`,
    with: () => ({ provenance: 'mode=max' }),
    finding: { form: 'base64', role: 'attestation' },
  },
  {
    name: 'in a builder stage that only the cache export has',
    dockerfile: () =>
      `FROM ${baseImage} AS build\n${mount('cat /run/secrets/hf_token > /leaked && echo ok > /n')}\nFROM ${baseImage}\nCOPY --from=build /n /n\n`,
    with: ({ tag }) => ({ 'cache-to': `type=registry,ref=${tag.replace(/:1$/, ':cache')},mode=max` }),
    finding: { form: 'plain', path: 'leaked', role: 'cache layer' },
  },
  {
    name: 'in a .netrc as basic authentication',
    dockerfile: () =>
      `${FROM}${mount(`printf 'header = "Authorization: Basic %s"' $(printf 'user:%s' $(cat /run/secrets/hf_token) | base64 -w0) > /root/.curlrc`)}\n`,
    finding: { form: 'base64', path: 'root/.curlrc' },
  },
  {
    name: 'in a zip inside a tar.gz',
    dockerfile: () => `${FROM}COPY app.tar.gz /opt/\n`,
    files: token => ({ 'app.tar.gz': python(ZIP_IN_TAR_GZ, token) }),
    finding: { form: 'plain', path: 'opt/app.tar.gz!/etc/app.zip!/conf/settings.ini', offset: 4008 },
  },
  {
    name: 'in a layer compressed by zstd',
    dockerfile: () => `${FROM}${mount('cat /run/secrets/hf_token > /root/token')}\n`,
    with: ({ tag }) => ({
      push: 'false',
      tags: '',
      outputs: `type=image,name=${tag},push=true,compression=zstd,force-compression=true,oci-mediatypes=true`,
    }),
    finding: { form: 'plain', path: 'root/token' },
  },
  {
    name: 'in one platform of two',
    dockerfile: () => 'FROM scratch\nARG TARGETARCH\nCOPY for-${TARGETARCH} /data\n',
    files: token => ({ 'for-amd64': 'clean', 'for-arm64': `a: ${token}` }),
    with: () => ({ platforms: 'linux/amd64,linux/arm64' }),
    finding: { form: 'plain', path: 'data', platform: 'linux/arm64' },
  },
];

interface Built {
  readonly job: JobResult;
  readonly report: ReadReport | undefined;
  readonly token: string;
  readonly tag: string;
}

async function build(leak: Leak, more: Readonly<Record<string, string>> = {}): Promise<Built> {
  const token = makeToken();
  const tag = makeTag(registry);
  const workspace = makeWorkspace({ Dockerfile: leak.dockerfile(token) });
  disposables.push(() => rmSync(workspace, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(leak.files?.(token) ?? {})) {
    writeFileSync(join(workspace, name), content);
  }
  let report: ReadReport | undefined;
  const job = await runAction({
    actionDir: process.cwd(),
    workspace,
    with: {
      context: '.',
      'hf-token': token,
      push: 'true',
      tags: tag,
      'no-cache': 'true', // the value of a secret is no part of the cache's key
      provenance: 'false',
      ...leak.with?.({ token, tag }),
      ...more,
    },
    secrets: [token],
    laterSteps: outputs => {
      if (outputs['report']) report = readReport(outputs);
    },
  });
  disposables.push(job.dispose);
  return { job, report, token, tag };
}

/** What the action wrote; the runner's own header repeats the step's inputs, masked. */
const written = ({ job }: Built) => job.main.raw.replace(/^::add-mask::.*$/gm, '');

/** The classic store has no attestations, no cache exports, no other compression and one platform. */
function isPossible({ finding, with: inputs }: Leak): boolean {
  return store === 'containerd' || (inputs === undefined && finding['role'] !== 'attestation');
}

describe('the gate', () => {
  test.each(LEAKS.filter(isPossible))('keeps back a token $name', async leak => {
    const built = await build(leak);
    const { job, report, token, tag } = built;
    expect(job.conclusion).toBe('failure');
    expect(job.outputs['verdict']).toBe('leak');
    expect(job.outputs['digest']).toBe('');
    expect(uploadsTo(tag)).toEqual([]);
    expect(report?.verdict).toBe('leak');
    expect(report?.findings).toContainEqual(expect.objectContaining({ secret: 'hf_token', ...leak.finding }));
    const traces = [
      asStored('report', JSON.stringify(report)),
      asStored('log', written(built)),
      asStored('outputs', JSON.stringify(job.outputs)),
    ];
    expect(tracesOf(token, traces)).toEqual([]);
  });

  test('says where, by which instruction, and what to do', async () => {
    const [inFile] = LEAKS;
    if (inFile === undefined) throw new Error('no case');
    const { job, report } = await build(inFile);
    expect(report?.findings[0]).toMatchObject({
      layer: expect.any(Number),
      instruction: {
        file: expect.stringMatching(/Dockerfile$/),
        line: 3,
        text: expect.stringMatching(/^RUN : .*; cat/),
      },
    });
    const error = job.main.annotations.find(({ message }) => message.includes('Nothing was pushed'));
    expect(error?.message).toMatch(/root\/token.*Dockerfile:3.*rotate the token/s);
    expect(job.main.annotations).toContainEqual(expect.objectContaining({ line: '3' }));
  });

  test('under report it pushes all the same and says what it found', async () => {
    const [inFile] = LEAKS;
    if (inFile === undefined) throw new Error('no case');
    const { job, report, tag } = await build(inFile, { verify: 'report' });
    expect(job.conclusion).toBe('success');
    expect(job.outputs['verdict']).toBe('leak');
    expect(report?.findings).toHaveLength(1);
    expect(uploadsTo(tag)).not.toEqual([]);
    expect(job.outputs['digest']).toMatch(/^sha256:/);
  });
});
