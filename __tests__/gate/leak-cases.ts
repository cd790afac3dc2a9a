import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@jest/globals';
import { makeWorkspace, testEngine } from '../engine/engine.js';
import type { TestedEngine } from '../engines/engines.js';

// The ways in which a token gets into what would leave: each is tried on every engine that can do what it takes.

const { baseImage } = testEngine();

/** One way. */
export interface Leak {
  readonly name: string;
  /** Instructions behind `FROM base`, or a whole Dockerfile. */
  readonly dockerfile: (token: string) => string;
  readonly files?: (token: string) => Readonly<Record<string, string | Buffer>>;
  /** The Dockerfile's check would find it before the build. */
  readonly isUnchecked?: boolean;
  /** What an engine that is not as it should be adds to a build. */
  readonly flags?: (token: string) => string;
  readonly with?: (at: { readonly token: string; readonly tag: string }) => Readonly<Record<string, string>>;
  /** What the first finding has to say. */
  readonly finding: Readonly<Record<string, unknown>>;
  /** The engines that can do it, when not all. */
  readonly engine?: TestedEngine['name'];
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

/** All of them. */
export const LEAKS: readonly Leak[] = [
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
    isUnchecked: true,
    finding: { form: 'plain', role: 'config', path: '' },
  },
  {
    name: 'in LABEL',
    dockerfile: token => `${FROM}LABEL note="made with ${token}"\n`,
    isUnchecked: true,
    finding: { form: 'plain', role: 'config' },
  },
  {
    name: 'in an annotation that no input shows',
    dockerfile: () => `${FROM}RUN echo clean > /clean\n`,
    flags: token => `--annotation 'org.example.note=${twice(token)}'`,
    with: () => ({ annotations: 'org.example.other=clean' }), // for a format that has annotations
    finding: { form: 'base64 of base64', role: 'manifest' },
  },
  {
    name: 'in the name of a file',
    dockerfile: () => `${FROM}${mount('mkdir /d && touch /d/$(cat /run/secrets/hf_token).txt')}\n`,
    finding: { form: 'plain', path: 'd/***', part: 'header' },
  },
  {
    name: 'in a build argument that a step uses',
    dockerfile: () => `${FROM}ARG KEY\nRUN env | wc -c > /n\n`,
    flags: token => `--build-arg 'KEY=${twice(token)}'`,
    finding: { form: 'base64 of base64', role: 'config' },
  },
  {
    name: 'in a build argument of a discarded stage',
    dockerfile: () =>
      `FROM ${baseImage} AS build\nARG KEY\nRUN env | wc -c > /n\nFROM ${baseImage}\nCOPY --from=build /n /n\n`,
    flags: token => `--build-arg 'KEY=${twice(token)}'`,
    with: () => ({ provenance: 'mode=max' }),
    finding: { form: 'base64 of base64', role: 'attestation' },
    engine: 'buildx',
  },
  {
    name: 'in the Dockerfile, which the provenance holds as base64',
    dockerfile: token => `${FROM}RUN echo clean > /clean\n# ${token}\n`,
    isUnchecked: true,
    with: () => ({ provenance: 'mode=max' }),
    finding: { form: 'base64', role: 'attestation' },
    engine: 'buildx',
  },
  {
    name: 'in a builder stage that only the cache export has',
    dockerfile: () =>
      `FROM ${baseImage} AS build\n${mount('cat /run/secrets/hf_token > /leaked && echo ok > /n')}\nFROM ${baseImage}\nCOPY --from=build /n /n\n`,
    with: ({ tag }) => ({ 'cache-to': `type=registry,ref=${tag.replace(/:1$/, ':cache')},mode=max` }),
    finding: { form: 'plain', path: 'leaked', role: 'cache layer' },
    engine: 'buildx',
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
    engine: 'buildx', // Podman compresses on its way to the registry
  },
  {
    name: 'in one platform of two',
    dockerfile: () => 'FROM scratch\nARG TARGETARCH\nCOPY for-${TARGETARCH} /data\n',
    files: token => ({ 'for-amd64': 'clean', 'for-arm64': gzipSync(`a: ${token}`) }),
    with: () => ({ platforms: 'linux/amd64,linux/arm64' }),
    finding: { form: 'plain', path: 'data!', platform: 'linux/arm64' },
  },
];
