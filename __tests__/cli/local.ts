import { spawnSync } from 'node:child_process';
import { afterAll } from '@jest/globals';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { makeFile, makeFolder } from './layouts.js';

const { baseImage, registry } = testEngine();

/** The variables by which docker finds its engine and its plugins. */
const engine = Object.fromEntries(
  ['DOCKER_HOST', 'DOCKER_CONFIG', 'HOME'].flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  }),
);

export const token = makeToken();

/** The environment of a user who never asks the real Hub, and whose home has docker's plugins but no token. */
export const offline: Readonly<Record<string, string>> = {
  ...engine,
  HF_HUB_OFFLINE: '1',
  HF_HOME: makeFolder(),
};

export const env = { ...offline, HF_TOKEN: token };

/** Takes the token and leaves it nowhere. */
export const CLEAN = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true \\
    test "\${#HF_TOKEN}" = 37 && echo done > /result
`;

/**
 * Leaves the token in line 2. The builder does not look at a secret to decide what is cached, so no other file of
 * tests, with another token, may have the same line.
 */
export const LEAKY = `FROM ${baseImage}
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN echo "${makeToken().slice(3)} $HF_TOKEN" > /root/.netrc
`;

export const PLAIN = `FROM ${baseImage}\nRUN echo done > /result\n`;

/** Something that no build before it can have made. */
export function unlike(dockerfile: string): string {
  return `${dockerfile}RUN echo ${makeToken().slice(3)}\n`;
}

/** A folder with this Dockerfile in it, and other files. */
export function makeContext(dockerfile: string): string {
  return makeFile('Dockerfile', dockerfile).replace(/\/Dockerfile$/, '');
}

const tags: string[] = [];
afterAll(() => {
  if (tags.length > 0) spawnSync('docker', ['image', 'rm', '-f', ...tags], { stdio: 'ignore' });
});

/** A name for an image, which docker forgets when the tests of the file are over. */
export function newTag(): string {
  const tag = makeTag(registry);
  tags.push(tag);
  return tag;
}

/** The digest that the registry has under this name; undefined when it has none. */
export async function pushedDigest(tag: string): Promise<string | undefined> {
  const [, repository = '', version = ''] = /^[^/]+\/(.*):([^:]+)$/.exec(tag) ?? [];
  const accept = ['index', 'manifest'].map(kind => `application/vnd.oci.image.${kind}.v1+json`);
  const docker = ['manifest.list', 'manifest'].map(
    kind => `application/vnd.docker.distribution.${kind}.v2+json`,
  );
  const answer = await fetch(`http://${registry}/v2/${repository}/manifests/${version}`, {
    headers: { accept: [...accept, ...docker].join(', ') },
  });
  return answer.ok ? (answer.headers.get('docker-content-digest') ?? undefined) : undefined;
}
