import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { uploadsTo } from '../gate/observe.js';
import { DownloadHub, type HubRequest } from '../hub/download-hub.js';
import { attempt, cleanAttempts, expectNothingStarted } from './attempt.js';
import { makeToken } from './engine.js';
import { asStored, pushedContent, tracesOf } from './traces.js';

const MODEL = 'nvidia/Nemotron-3-Nano-30B-A3B';
const WEIGHTS = `weights ${randomUUID()} ${'0123456789abcdef'.repeat(4096)}`;
const CONFIG = JSON.stringify({ model_type: 'nemotron', run: randomUUID() });

const token = makeToken();
const strangersToken = makeToken();
let hub: DownloadHub;

beforeAll(async () => {
  const files = { 'config.json': CONFIG, 'model.safetensors': WEIGHTS };
  hub = await DownloadHub.start({ model: MODEL, files, token, strangersToken });
});
afterAll(async () => {
  hub.stop();
  await cleanAttempts();
});

/** The real client, and the download as the guide has it for Nemotron. */
function dockerfile(run: string): string {
  const image = process.env['HF_TEST_HUB_IMAGE'];
  if (!image)
    throw new Error('These tests need the client of the Hub. Run them by `npm test`, which gets it.');
  return `FROM ${image}
ARG HF_ENDPOINT
ENV HF_ENDPOINT=\${HF_ENDPOINT}
RUN ${run} hf download ${MODEL} --local-dir /models
`;
}

const BY_VARIABLE = dockerfile('--mount=type=secret,id=hf_token,env=HF_TOKEN,required=true');
const BY_FILE = dockerfile(`--mount=type=secret,id=hf_token,required=true \\
    HF_TOKEN=$(cat /run/secrets/hf_token) \\
   `);

interface Build {
  readonly text: string;
  readonly token: string;
  /** Whether the action asks the Hub before the build. */
  readonly asksFirst: boolean;
  readonly models?: string;
}

/** The build's own network is the host's, where the local Hub is; for all other hosts the Hub is a proxy that refuses. */
async function build({ text, token, asksFirst, models = '' }: Build) {
  hub.requests.length = 0;
  const attempted = await attempt({
    files: { Dockerfile: text },
    with: {
      ...{ 'hf-token': token, 'hf-endpoint': hub.endpoint, models },
      'build-args': `HF_ENDPOINT=${hub.endpoint}\nHTTPS_PROXY=${hub.endpoint}`,
      ...{ network: 'host', allow: 'network.host', 'no-cache': 'true' },
    },
    env: { HF_HUB_OFFLINE: asksFirst ? '' : '1' },
  });
  return { ...attempted, requests: [...hub.requests] };
}

type Built = Awaited<ReturnType<typeof build>>;

const isClient = ({ userAgent }: HubRequest) => userAgent.includes('hf_hub/');

/** The files that the client inside the build asked for, and as whom. */
function downloads({ requests }: Built): string[] {
  const lines = requests.filter(isClient).map(({ line, who }) => `${who}: ${line}`);
  return lines.filter(line => line.includes(': GET /') && !line.includes('/api/')).sort();
}

/** The places that hold one of the tokens; the runner's masks are not part of the log. */
function leftIn({ job }: Built, used: string): string[] {
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '') + (job.post?.raw ?? '');
  return tracesOf(used, [asStored('raw', raw), asStored('outputs', JSON.stringify(job.outputs))]);
}

describe('the real client downloads a gated model inside the build', () => {
  test.each([
    { how: 'a variable', text: BY_VARIABLE },
    { how: "a file that the guide's form reads", text: BY_FILE },
  ])('with the token mounted as $how', async ({ text }) => {
    const built = await build({ text, token, asksFirst: true, models: MODEL });
    expect(built.said).toEqual([]);
    expect(built.job.conclusion).toBe('success');
    expect(built.job.outputs['verdict']).toBe('clean');
    expect(downloads(built)).toEqual([
      'none: GET /model.safetensors', // from the store of large files, which gets no token
      expect.stringMatching(/^token: GET .*\/config\.json$/),
    ]);
    expect(built.requests.filter(({ line }) => line.startsWith('CONNECT'))).toEqual([]);
    const pushed = await pushedContent(built.tag);
    for (const content of [WEIGHTS, CONFIG])
      expect(pushed.filter(({ bytes }) => bytes.includes(content))).toHaveLength(1);
    expect(tracesOf(token, pushed)).toEqual([]);
    expect(leftIn(built, token)).toEqual([]);
  });
});

describe('a token that the Hub refuses', () => {
  test.each([
    {
      who: 'that the Hub does not know',
      used: makeToken(),
      says: /^error HUB_TOKEN: .*does not know the token/,
    },
    { who: 'without the licence', used: strangersToken, says: /^error HUB_LICENCE: .*accept the conditions/ },
  ])('$who: nothing is built', async ({ used, says }) => {
    const built = await build({ text: BY_VARIABLE, token: used, asksFirst: true, models: MODEL });
    expect(built.said).toEqual([expect.stringMatching(says)]);
    expectNothingStarted(built, used);
    expect(built.requests.filter(isClient)).toEqual([]);
  });

  // What the client says is not the same in each of its versions: the hint has to be about the right thing.
  test.each([
    {
      who: 'that the Hub does not know',
      used: makeToken(),
      hint: /token.*(expired|revoked|wrong|invalid|mistyped)/is,
    },
    { who: 'without the licence', used: strangersToken, hint: /licen[cs]e|conditions|gated|request access/i },
  ])('$who: the build fails with a hint where the Hub was not asked before', async ({ used, hint }) => {
    const built = await build({ text: BY_VARIABLE, token: used, asksFirst: false });
    expect(built.job.conclusion).toBe('failure');
    expect(built.requests.some(isClient)).toBe(true);
    expect(uploadsTo(built.tag)).toEqual([]);
    expect(built.said).toEqual([expect.stringMatching(hint)]);
    expect(built.said[0]).toContain(`hf download ${MODEL}`);
    expect(leftIn(built, used)).toEqual([]);
  });
});
