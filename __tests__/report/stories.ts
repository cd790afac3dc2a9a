import type { ErrorCode } from '../../src/errors.js';
import type { TimedStep } from '../../src/log/step-times.js';
import type { Story } from '../../src/report/journal.js';
import {
  emptyReport,
  type Instruction,
  type Report,
  type ReportedFinding,
  type ReportedImage,
} from '../../src/report/report.js';
import type { ToolRun } from '../../src/tool/follow.js';
import { VERSION } from '../../src/version.js';

// Runs as the journal takes them down, for the tests of what tells them.

/** A run with a report. */
export type ReportedStory = Story & { readonly report: Report };

/** A digest that nobody made. */
export const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

const made = (line: number, text: string): Instruction => ({
  text,
  file: line === 0 ? '' : 'ai/nemotron/Dockerfile',
  line,
});

const DOWNLOAD =
  'RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true hf download nvidia/Nemotron-3-Nano-30B-A3B --local-dir /models';

const IMAGE: ReportedImage = {
  digest: digest('a'),
  platform: 'linux/amd64',
  bytes: 17_310_000_000,
  layers: [
    { digest: digest('1'), bytes: 29_100_000, instruction: made(0, 'ADD rootfs.tar.xz /') },
    { digest: digest('2'), bytes: 61_400_000, instruction: made(0, 'RUN set -eux; apt-get update') },
    {
      digest: digest('3'),
      bytes: 1_190_000_000,
      instruction: made(4, 'RUN pip install --no-cache-dir -r requirements.txt'),
    },
    { digest: digest('4'), bytes: 16_030_000_000, instruction: made(8, DOWNLOAD) },
    { digest: digest('5'), bytes: 4300, instruction: made(11, 'COPY server.py /app/') },
  ],
};

const SECRETS = [{ id: 'hf_token', input: 'hf-token', searched: true }] as const;

/** A report of a search that found nothing. */
const CLEAN_REPORT: Report = {
  version: 1,
  tool: 'hf-secret-build',
  toolVersion: VERSION,
  verdict: 'clean',
  reason: '',
  image: digest('e'),
  secrets: SECRETS,
  searched: { blobs: 14, known: 0, bytes: 31_900_000_000, patterns: 310, seconds: 21.4 },
  findings: [],
  unscanned: [],
  more: 0,
  images: [IMAGE],
};

const step = (
  name: string,
  [start, seconds]: readonly [number, number],
  end: TimedStep['end'] = 'ran',
): TimedStep => ({
  name,
  end,
  start: start * 1000,
  seconds,
});

const BUILD: ToolRun = {
  kind: 'build',
  start: 1_700_000_000_000,
  end: 1_700_000_431_000,
  code: 0,
  steps: [
    step('[internal] load build definition from Dockerfile', [0.1, 0]),
    step('[internal] load metadata for docker.io/library/python:3.12-slim', [0.2, 1.1]),
    step('[internal] load build context', [1.4, 0.3]),
    step('[models 1/2] FROM docker.io/library/python:3.12-slim', [1.4, 6.2]),
    step(
      '[models 2/2] RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true hf download nvidia/Nemotron-3-Nano-30B-A3B --local-dir /models',
      [7.7, 318.5],
    ),
    step('[runtime 2/5] RUN useradd -u 1000 app', [7.7, 0], 'cached'),
    step('[runtime 3/5] RUN pip install --no-cache-dir -r requirements.txt', [7.8, 96.3]),
    step('[runtime 4/5] COPY --from=models /models /models', [326.3, 41.9]),
    step('[runtime 5/5] COPY server.py /app/', [368.3, 0.1]),
    step('exporting to oci image format', [368.5, 61.8]),
  ],
};

const PUSH: ToolRun = { kind: 'push', start: 1_700_000_437_000, end: 1_700_000_522_000, code: 0, steps: [] };

/** A model image, built, searched and pushed. */
export const CLEAN: ReportedStory = {
  pushed: ['ghcr.io/acme/nemotron:latest', 'ghcr.io/acme/nemotron:1.4'],
  loaded: [],
  report: CLEAN_REPORT,
  failure: undefined,
  released: { digest: '', pushed: [], loaded: [], others: [] },
  told: [
    {
      level: 'warning',
      code: 'DOCKER_CHECK',
      message:
        'ai/nemotron/Dockerfile:12: JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals.',
      hint: 'See https://docs.docker.com/go/dockerfile/rule/json-args-recommended/',
      place: { file: 'ai/nemotron/Dockerfile', line: 12 },
    },
  ],
  hub: [
    { name: 'models/nvidia/Nemotron-3-Nano-30B-A3B', access: 'yes', state: 'granted' },
    { name: 'datasets/acme/speech@v2', access: 'yes', state: 'granted' },
  ],
  digest: digest('e'),
  unannotated: 0,
  runs: [BUILD, PUSH],
  searchEnd: 1_700_000_437_000,
};

const FINDING: ReportedFinding = {
  secret: 'hf_token',
  form: 'base64',
  part: 'content',
  offset: 38,
  count: 2,
  blob: digest('3'),
  role: 'layer',
  platform: 'linux/amd64',
  layer: 3,
  instruction: made(
    4,
    `RUN printf 'header = "Authorization: Basic %s"' "$(printf user:%s "$HF_TOKEN" | base64)" > /root/.curlrc`,
  ),
  path: 'root/.curlrc',
};

const failed = (code: ErrorCode, [message, hint]: readonly [string, string]) =>
  ({ level: 'error', code, message, hint }) as const;

/** Found in two places; nothing left. */
export const LEAK: ReportedStory = {
  ...CLEAN,
  report: {
    ...CLEAN_REPORT,
    verdict: 'leak',
    findings: [
      FINDING,
      {
        ...FINDING,
        form: 'plain',
        role: 'config',
        layer: 0,
        path: '',
        instruction: null,
        count: 1,
        blob: digest('c'),
      },
    ],
    more: 3,
  },
  failure: failed('LEAK', [
    "The secret 'hf_token' is in root/.curlrc of layer 3 for linux/amd64 (sha256:333333333333…), made by ai/nemotron/Dockerfile:4. 4 more in the log and the report. Nothing was pushed, loaded or exported.",
    'Change that instruction so that it leaves the secret nowhere: read it by RUN --mount=type=secret, delete what it was written to in the same RUN. Rotate the token at https://huggingface.co/settings/tokens if others use that builder.',
  ]),
  told: [],
  hub: [],
  digest: '',
  unannotated: 4,
  runs: [BUILD],
};

/** Something that cannot be read. */
export const UNSCANNED: ReportedStory = {
  ...LEAK,
  unannotated: 0,
  report: {
    ...CLEAN_REPORT,
    verdict: 'unverified',
    unscanned: [
      {
        ...{ blob: digest('4'), role: 'layer', platform: 'linux/amd64', layer: 4, path: 'models/extra.7z' },
        instruction: made(8, DOWNLOAD),
        reason: 'unsupported',
        message: '7z is not read',
      },
    ],
  },
  failure: failed('UNVERIFIED', [
    'Not searched: models/extra.7z of layer 4 for linux/amd64 (unsupported): 7z is not read. Nothing was pushed, loaded or exported.',
    'What cannot be searched is not clean. Remove that file from the image or store it in a format that can be read, or set verify: report to push all the same.',
  ]),
};

/** A registry that failed between two tags. */
export const HALF_PUSHED: Story = {
  ...CLEAN,
  failure: failed('PUSH_FAILED', [
    'The image was searched, but could not be pushed: ERROR: failed to push ghcr.io/acme/nemotron:1.4: unexpected status from PUT request: 500. The registry shows this image under ghcr.io/acme/nemotron:latest (sha256:5ce1), but not under ghcr.io/acme/nemotron:1.4. Out already: the cache in ghcr.io/acme/nemotron:cache.',
    'Run the step again: what is there already is not uploaded twice.',
  ]),
  released: {
    digest: CLEAN.digest,
    pushed: ['ghcr.io/acme/nemotron:latest'],
    loaded: [],
    others: ['the cache in ghcr.io/acme/nemotron:cache'],
  },
};

/** A pull request from a fork. */
export const MISSING_TOKEN: Story = {
  ...CLEAN,
  report: emptyReport('unverified', { reason: 'the step failed before the search', secrets: [] }),
  failure: {
    ...failed('NO_TOKEN', [
      "Input 'hf-token' is empty: this pull request comes from a fork, which gets no secrets. The Dockerfile mounts 'hf_token' with required=true. Nothing was built.",
      'Build it after the merge, or set on-missing-token: skip for pull requests. on-missing-token: build or skip decides otherwise.',
    ]),
    place: { file: 'ai/nemotron/Dockerfile', line: 8 },
  },
  told: [],
  hub: [],
  digest: '',
  runs: [],
  searchEnd: 0,
};

/** A build that the Hub refused in the midst of it. */
export const HUB_REFUSED: Story = {
  ...MISSING_TOKEN,
  failure: {
    ...failed('BUILD_FAILED', [
      'The step `[models 2/2] RUN hf download nvidia/Nemotron-3-Nano-30B-A3B` failed: 403 Client Error. Access to model nvidia/Nemotron-3-Nano-30B-A3B is restricted and you are not in the authorized list.',
      "Accept the licence on the model's page with the token's account, then run the step again.",
    ]),
    place: { file: 'ai/nemotron/Dockerfile', line: 8 },
  },
  hub: [{ name: 'models/nvidia/Nemotron-3-Nano-30B-A3B', access: 'not known', state: 'unknown' }],
  runs: [
    {
      ...BUILD,
      code: 1,
      end: BUILD.start + 11_300,
      steps: [
        ...BUILD.steps.slice(0, 4),
        step(
          '[models 2/2] RUN --mount=type=secret,id=hf_token hf download nvidia/Nemotron-3-Nano-30B-A3B',
          [7.7, 3.4],
          'failed',
        ),
        step('[runtime 3/5] RUN pip install --no-cache-dir -r requirements.txt', [7.8, 3.3], 'cancelled'),
      ],
    },
  ],
};

/** An image for two platforms, all of it from the cache, and loaded under a name. */
export const MULTI_PLATFORM: Story = {
  ...CLEAN,
  loaded: ['acme/nemotron:test'],
  report: {
    ...CLEAN_REPORT,
    images: [IMAGE, { ...IMAGE, digest: digest('b'), platform: 'linux/arm64/v8', bytes: 17_290_000_000 }],
  },
  told: [],
  runs: [
    {
      ...BUILD,
      end: BUILD.start + 900,
      steps: ['amd64', 'arm64'].flatMap(architecture =>
        [1, 2, 3].map(number =>
          step(`[linux/${architecture} runtime ${number}/3] RUN step ${number}`, [0.2, 0], 'cached'),
        ),
      ),
    },
  ],
  searchEnd: BUILD.start + 950,
};

/** A build as large as they come: 500 steps, each with its layer, many tags, findings and messages. */
export function hugeStory(text: string, platforms = 64): ReportedStory {
  const numbers = Array.from({ length: 500 }, (_, index) => index + 1);
  const long = `${text} ${'and so on '.repeat(40)}`;
  const layers = numbers.map(line => ({
    digest: digest('f'),
    bytes: 1000 * ((line * 7919) % 500),
    instruction: { text: `RUN ${line} ${long}`.slice(0, 200), file: 'Dockerfile', line },
  }));
  return {
    ...CLEAN,
    pushed: numbers.map(number => `ghcr.io/acme/huge:${number}`),
    report: {
      ...CLEAN_REPORT,
      verdict: 'leak',
      findings: numbers.map(layer => ({ ...FINDING, layer, path: `${text}/${layer}` })),
      unscanned: numbers.map(layer => ({ ...FINDING, layer, path: text, reason: 'damaged', message: long })),
      images: Array.from({ length: platforms }, (_, index) => ({
        ...IMAGE,
        platform: `linux/${index}`,
        layers,
      })),
    },
    told: numbers.map(line => ({
      ...failed('BAD_DOCKERFILE', [`Dockerfile:${line} ${long}`, long]),
      place: { file: 'Dockerfile', line },
    })),
    hub: numbers.map(number => ({
      name: `models/acme/${number}`,
      access: 'licence not accepted',
      state: 'refused',
    })),
    runs: [
      {
        ...BUILD,
        steps: numbers.map(number =>
          step(`[stage-${number % 9} ${number}/500] RUN ${long}`, [number, number % 50]),
        ),
      },
    ],
  };
}
