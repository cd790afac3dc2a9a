import { createHash, randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { makeTag, makeToken, testEngine } from '../engine/engine.js';
import { asStored, pushedContent, type Stored, tracesOf } from '../engine/traces.js';
import { type Built, build, titles } from '../engines/build.js';
import { uploadsTo } from '../gate/observe.js';
import { asEngine, type Driver } from './builders.js';

const { registry, baseImage } = testEngine();

/** One image of a matrix. */
export interface Entry {
  readonly name: string;
  /** Of the step that has the token. */
  readonly command: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly hasNoToken?: true;
  readonly verdict: 'clean' | 'leak' | 'unverified' | 'skipped';
  readonly isPushed: boolean;
}

/** What the image has of its own token: enough to tell that it was no other's, and no form that is searched for. */
const SUM = 'sha256sum < /run/secrets/hf_token > /out';
const CUT = 'seq 20000 | gzip | head -c 2000 > /out';
const clean = (number: number): Entry => ({
  name: `clean ${number}`,
  command: SUM,
  verdict: 'clean',
  isPushed: true,
});
const leak = (name: string, command: string): Entry => ({ name, command, verdict: 'leak', isPushed: false });

/** Twelve images: some clean, some leaking in one way or another, one without a token, one that cannot be searched. */
export const MATRIX: readonly Entry[] = [
  ...[1, 2, 3, 4].map(clean),
  { ...clean(5), inputs: { 'smoke-test': 'true', 'smoke-args': '--network none' } },
  { ...clean(6), command: 'echo none > /out', hasNoToken: true, verdict: 'skipped' },
  leak('as it is', 'cp /run/secrets/hf_token /out'),
  leak('in base64', 'base64 < /run/secrets/hf_token > /out'),
  leak('in an archive', 'tar -czf /out /run/secrets/hf_token'),
  leak('in the log', `cat /run/secrets/hf_token; ${SUM}`),
  { name: 'cut off', command: CUT, verdict: 'unverified', isPushed: false },
  { ...leak('reported', 'cp /run/secrets/hf_token /out'), inputs: { verify: 'report' }, isPushed: true },
];

function dockerfile({ command, hasNoToken }: Entry): string {
  const mount = hasNoToken ? '' : ' --mount=type=secret,id=hf_token,required=true';
  return `FROM --platform=$BUILDPLATFORM ${baseImage} AS build
RUN --network=none${mount} : ${randomUUID()}; ${command}
FROM scratch
COPY --from=build /bin/busybox /busybox
COPY --from=build /out /out
CMD ["/busybox", "test", "-s", "/out"]
`;
}

/** One build of the matrix, and what came of it. */
export interface Ran {
  readonly entry: Entry;
  readonly token: string;
  readonly tag: string;
  readonly built: Built;
}

/** Builds one image, with a token and a tag of its own. */
export async function runEntry(driver: Driver, entry: Entry): Promise<Ran> {
  const [tag, token] = [makeTag(registry), makeToken()];
  const platforms = driver.nodes.length > 0 ? { platforms: driver.platforms.join(',') } : {};
  const built = await build({
    engine: asEngine(driver),
    token: entry.hasNoToken ? '' : token,
    files: { Dockerfile: dockerfile(entry) },
    with: { push: 'true', tags: tag, provenance: 'mode=max', ...platforms, ...entry.inputs },
  });
  return { entry, token, tag, built };
}

/** Looks that a build came out as it should, and that nothing of another's is in what it left. */
export async function expectOwn({ entry, token, tag, built }: Ran, all: readonly Ran[]): Promise<void> {
  const { job, report } = built;
  const said = { name: entry.name, verdict: job.outputs['verdict'], report: report?.verdict };
  expect({ ...said, titles: titles(job) }).toEqual({
    ...{ name: entry.name, verdict: entry.verdict, report: entry.verdict, titles: expect.any(Array) },
  });
  expect({ name: entry.name, isPushed: uploadsTo(tag).length > 0 }).toEqual({
    ...{ name: entry.name, isPushed: entry.isPushed },
  });
  const pushed = entry.isPushed ? await pushedContent(tag) : [];
  if (entry.isPushed && entry.command === SUM) expect(holds(pushed, sha256(token))).toBe(true);
  const left = [asStored('log', job.main.log), asStored('report', JSON.stringify(report)), ...pushed];
  for (const other of all) {
    const isReported = other.token === token && entry.name === 'reported';
    const traces = tracesOf(other.token, left);
    expect({ name: entry.name, other: other.entry.name, hasTraces: traces.length > 0 }).toEqual({
      ...{ name: entry.name, other: other.entry.name, hasTraces: isReported },
    });
    if (other.token !== token) expect(holds(pushed, sha256(other.token))).toBe(false);
  }
}

function holds(stored: readonly Stored[], text: string): boolean {
  return stored.some(({ bytes }) => bytes.includes(text));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
