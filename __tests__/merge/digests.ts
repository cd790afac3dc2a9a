import { createHash, randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type DigestRecord, recordName, recordText } from '../../src/merge/record.js';
import { makeTag, makeToken, makeWorkspace, testEngine } from '../engine/engine.js';
import { type JobResult, type RunOptions, runAction } from '../runner/runner.js';

const { registry, baseImage } = testEngine();

/**
 * An image that needs no emulation: what runs, runs on the builder's platform. Its steps are in no cache: there they
 * would hold the token of an earlier run.
 */
const DOCKERFILE = `FROM --platform=$BUILDPLATFORM ${baseImage} AS build
ENV RUN=${randomUUID()}
RUN --mount=type=secret,id=hf_token,required=true wc -c < /run/secrets/hf_token > /length
FROM scratch
ARG TARGETARCH
LABEL arch=$TARGETARCH
COPY --from=build /length /length
`;

/** Leaves the token in the image. */
export const LEAKING = DOCKERFILE.replace('wc -c < /run/secrets/hf_token >', 'cp /run/secrets/hf_token');

interface Built {
  readonly dockerfile?: string;
  readonly with: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the build's action, and keeps its record as upload-artifact and download-artifact would. */
export class Builds {
  readonly artifacts = mkdtempSync(join(tmpdir(), 'artifacts-'));
  readonly #env: Readonly<Record<string, string>>;
  readonly #builder: string;
  /** One for all: a cached step holds the token of the build that ran it. */
  readonly #token = makeToken();
  readonly #jobs: JobResult[] = [];
  readonly #folders: string[] = [this.artifacts];

  constructor({ name, env }: { readonly name: string; readonly env: Readonly<Record<string, string>> }) {
    this.#builder = name;
    this.#env = env;
  }

  /** Pushes one platform by digest. */
  async run({ dockerfile = DOCKERFILE, with: inputs, env }: Built): Promise<JobResult> {
    const workspace = makeWorkspace({ Dockerfile: dockerfile });
    this.#folders.push(workspace);
    const token = this.#token;
    const job = await runAction({
      actionDir: process.cwd(),
      workspace,
      with: { context: '.', 'hf-token': token, builder: this.#builder, ...inputs },
      env: { ...this.#env, ...env },
      secrets: [token],
      laterSteps: ({ 'digest-file': file }) => this.#upload(file ?? ''),
    });
    this.#jobs.push(job);
    return job;
  }

  /** A folder of its own for each artifact. */
  #upload(file: string): void {
    if (file === '') return;
    const folder = join(this.artifacts, `digest-${this.#jobs.length}-${randomUUID().slice(0, 4)}`);
    mkdirSync(folder);
    copyFileSync(file, join(folder, basename(file)));
  }

  async dispose(): Promise<void> {
    for (const job of this.#jobs) await job.dispose();
    for (const folder of this.#folders) rmSync(folder, { recursive: true, force: true });
  }
}

/** The value of `outputs` that pushes by digest. */
export function byDigest(image: string): string {
  return `type=image,name=${image},push-by-digest=true,name-canonical=true,push=true`;
}

/** A repository that no other test uses. */
export function makeImage(): string {
  return makeTag(registry).replace(/:1$/, '');
}

/** A record as a clean build writes it. */
export function recordFor(image: string, digest: string, parts: Partial<DigestRecord> = {}): DigestRecord {
  const searched = `sha256:${'0'.repeat(64)}`;
  return {
    ...{ images: [image], digest, platforms: [], verdict: 'clean', reason: '', searched },
    toolVersion: '1.0.0',
    ...parts,
  };
}

/** A folder with these records; `dispose` is the caller's. */
export function folderWith(records: readonly DigestRecord[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'records-'));
  for (const record of records) writeFileSync(join(folder, recordName(record)), recordText(record));
  return folder;
}

/** An image of one layer in the registry, put there without any tool: an index of it where attestations are wanted. */
export async function putImage(image: string, platform: string): Promise<string> {
  const [os = '', architecture = '', variant] = platform.split('/');
  const config = {
    os,
    architecture,
    ...(variant === undefined ? {} : { variant }),
    rootfs: { type: 'layers', diff_ids: [] },
  };
  const type = 'application/vnd.oci.image.config.v1+json';
  const blob = await putBlob(image, JSON.stringify({ ...config, created_by: randomUUID() }));
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST,
    config: { ...blob, mediaType: type },
    layers: [],
  };
  return putManifest(image, JSON.stringify(manifest));
}

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

async function putBlob(image: string, text: string) {
  const digest = sha256(text);
  const base = repositoryUrl(image);
  const started = await fetch(`${base}/blobs/uploads/`, { method: 'POST' });
  const place = new URL(started.headers.get('location') ?? '', base);
  place.searchParams.set('digest', digest);
  const put = await fetch(place, {
    method: 'PUT',
    body: text,
    headers: { 'content-type': 'application/octet-stream' },
  });
  if (put.status !== 201) throw new Error(`the registry answers ${put.status}`);
  return { digest, size: Buffer.byteLength(text) };
}

/** Puts a manifest or index there by its digest alone. */
export async function putManifest(image: string, text: string, type = MANIFEST): Promise<string> {
  const digest = sha256(text);
  const url = `${repositoryUrl(image)}/manifests/${digest}`;
  const { status } = await fetch(url, { method: 'PUT', body: text, headers: { 'content-type': type } });
  if (status !== 201) throw new Error(`the registry answers ${status}`);
  return digest;
}

function repositoryUrl(image: string): string {
  const [host, ...path] = image.split('/');
  return `http://${host}/v2/${path.join('/')}`;
}

function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** The index under a tag; undefined when the registry has none. */
export async function indexAt(tag: string): Promise<{ digest: string; index: Index } | undefined> {
  const [, image = '', name = ''] = /^(.+):([^:]+)$/.exec(tag) ?? [];
  const headers = { accept: 'application/vnd.oci.image.index.v1+json' };
  const answer = await fetch(`${repositoryUrl(image)}/manifests/${name}`, { headers });
  if (answer.status === 404) return undefined;
  const text = await answer.text();
  return { digest: sha256(text), index: JSON.parse(text) as Index };
}

interface Index {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly manifests: readonly {
    readonly digest: string;
    readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
    readonly annotations?: Readonly<Record<string, string>>;
  }[];
}

/** Runs the merge action. */
export async function merge(options: Omit<RunOptions, 'actionDir'>) {
  const job = await runAction({ actionDir: join(process.cwd(), 'merge'), ...options });
  const said = job.main.annotations.map(
    ({ level, title, message }) => `${level} ${title?.split(' ')[1]}: ${message}`,
  );
  return { job, said, digest: job.outputs['digest'] };
}
