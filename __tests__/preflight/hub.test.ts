import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { makeToken } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import type { Fault } from '../hub/faults.js';
import { HubServer } from '../hub/hub-server.js';
import { cleanJobs, type HubJob, runAgainst } from '../hub/job.js';
import type { Access } from '../hub/refusals.js';
import type { RunningJob } from '../runner/runner.js';

// What the Hub says about token and repositories, before the build.

const TOKEN = makeToken();
const READER = { type: 'user', name: 'alice', auth: { type: 'access_token', accessToken: { role: 'read' } } };
const WHOAMI = '/api/whoami-v2';
const NANO = '/api/models/acme/nano/auth-check';
const WHOAMI_ONLY = /whoami/;
const REPO_ONLY = /auth-check/;

let hub: HubServer;
let other: HubServer;
beforeAll(async () => {
  [hub, other] = await Promise.all([HubServer.start(), HubServer.start()]);
});
afterEach(() => {
  for (const server of [hub, other]) server.reset();
});
afterAll(async () => {
  await Promise.all([hub.close(), other.close(), cleanJobs()]);
});

type Words = Readonly<Record<string, string>>;

function run(inputs: Words = {}, env: Words = {}, onStart?: (job: RunningJob) => void) {
  return runAgainst(hub.url, { with: { 'hf-token': TOKEN, ...inputs }, env }, onStart);
}

function expectNoBuild({ job, build }: HubJob): void {
  expect(build).toBeUndefined();
  expect(job.main.exitCode).toBe(1);
  expect(job.conclusion).toBe('failure');
  expectNoTrace({ job });
}

function expectBuild({ job, build }: HubJob): void {
  expect(build?.argv).toContain('build');
  expect(job.conclusion).toBe('success');
  expectNoTrace({ job });
}

/** The token's only way into the raw log is the command that masks it. */
function expectNoTrace({ job }: Pick<HubJob, 'job'>): void {
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
  expect(tracesOf(TOKEN, [asStored('raw', raw), asStored('outputs', JSON.stringify(job.outputs))])).toEqual(
    [],
  );
}

const page = () => `${hub.url}/acme/nano`;

describe('a token that the Hub takes', () => {
  test('gives access: nothing is said, everything is asked once, and the build starts', async () => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/nano', { access: 'granted', revisions: ['main', 'refs/pr/1'] });
    hub.repos.set('datasets/acme/speech', { access: 'open' });
    hub.repos.set('models/gpt2', { access: 'open' });
    const ran = await run({ models: 'acme/nano@refs/pr/1, gpt2', datasets: 'acme/speech' });
    expect(ran.said).toEqual([]);
    expectBuild(ran);
    expect(hub.paths[0]).toBe(WHOAMI);
    expect(hub.paths.toSorted()).toEqual([
      '/api/datasets/acme/speech/auth-check',
      NANO,
      '/api/models/acme/nano/revision/refs%2Fpr%2F1',
      '/api/models/gpt2/auth-check',
      WHOAMI,
    ]);
    expect(new Set(hub.calls.map(({ token }) => token))).toEqual(new Set([TOKEN]));
    expect(ran.job.main.raw).toContain(`Asking 127.0.0.1:${hub.port} about the token.`);
  });

  test.each([
    { name: 'read', auth: { accessToken: { role: 'read' } } },
    { name: 'of an app', auth: { type: 'oauth' } },
    {
      name: 'fine-grained to read',
      auth: {
        accessToken: {
          role: 'fineGrained',
          fineGrained: { canReadGatedRepos: true, scoped: [{ permissions: ['repo.content.read'] }] },
        },
      },
    },
    { name: 'that ends tomorrow', auth: { expiresAt: new Date(Date.now() + 86_400_000).toISOString() } },
  ])('$name: nothing is said', async ({ auth }) => {
    hub.accounts.set(TOKEN, { name: 'alice', auth });
    const ran = await run();
    expect(ran.said).toEqual([]);
    expectBuild(ran);
  });

  test.each([
    { name: 'a write token', auth: { accessToken: { role: 'write' } } },
    {
      name: 'a fine-grained one that may write to a repository',
      auth: {
        accessToken: {
          role: 'fineGrained',
          fineGrained: { scoped: [{ permissions: ['repo.content.read', 'repo.write'] }] },
        },
      },
    },
  ])('$name: a notice asks for less', async ({ auth }) => {
    hub.accounts.set(TOKEN, { name: 'alice', auth });
    const ran = await run();
    expect(ran.said).toEqual([
      'notice HUB_SCOPE: The token may write to the Hub; a build that downloads needs one that reads. Make a token of the type "Read", or a fine-grained one for these repositories, and store that.',
    ]);
    expectBuild(ran);
  });

  test('one that ends soon: a warning names the time', async () => {
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    hub.accounts.set(TOKEN, { name: 'alice', auth: { expiresAt } });
    const ran = await run();
    expect(ran.said).toEqual([expect.stringContaining(`warning HUB_TOKEN: The token ends at ${expiresAt}`)]);
    expectBuild(ran);
  });

  test('a name that is none is not repeated', async () => {
    hub.accounts.set(TOKEN, { name: '::error::\n##[group]x' });
    hub.repos.set('models/acme/nano', { access: 'licence' });
    const ran = await run({ models: 'acme/nano' });
    expect(ran.said).toEqual([expect.stringContaining("the token's account has not been given access")]);
  });
});

describe('what the Hub refuses', () => {
  const refusals: readonly { access: Access; code: string; message: string; hint: () => string }[] = [
    {
      access: 'licence',
      code: 'HUB_LICENCE',
      message: 'The model acme/nano is gated, and the account alice has not been given access to it.',
      hint: () => `Log in with the account alice, open ${page()} and accept the conditions there.`,
    },
    {
      access: 'pending',
      code: 'HUB_PENDING',
      message: 'and the request of the account alice awaits a review by its authors.',
      hint: () => `Wait for their answer; ${page()} shows it.`,
    },
    ...(['rejected', 'reset'] as const).map(access => ({
      access,
      code: 'HUB_REJECTED',
      message: 'and its authors rejected or reset the access of the account alice.',
      hint: () => `Ask again or contact them at ${page()}, or use the token of an account that has access.`,
    })),
    {
      access: 'scope',
      code: 'HUB_SCOPE',
      message: 'the fine-grained token may not read gated repositories.',
      hint: () => `Edit the token at ${hub.url}/settings/tokens: `,
    },
    ...(['policy', 'revoked'] as const).map(access => ({
      access,
      code: 'HUB_POLICY',
      message: 'belongs to an organisation whose token policy refuses this token.',
      hint: () => 'Ask the administrator of the organisation to approve the token',
    })),
    {
      access: 'missing',
      code: 'HUB_NOT_FOUND',
      message: 'The model acme/nano does not exist, or the account alice may not see it.',
      hint: () => `Check the name at ${page()}; a fine-grained token names`,
    },
  ];

  test.each(refusals)('$access: $code', async ({ access, code, message, hint }) => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/nano', { access });
    const ran = await run({ models: 'acme/nano' });
    expect(ran.said).toEqual([expect.stringMatching(new RegExp(`^error ${code}: `))]);
    expect(ran.said[0]).toContain(`${message} ${hint()}`);
    expectNoBuild(ran);
    expect(hub.paths).toEqual([WHOAMI, NANO]);
  });

  test('a dataset, by its own page', async () => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('datasets/acme/speech', { access: 'licence' });
    const ran = await run({ datasets: 'acme/speech' });
    expect(ran.said).toEqual([expect.stringContaining(`open ${hub.url}/datasets/acme/speech and accept`)]);
    expect(ran.said[0]).toContain('The dataset acme/speech is gated');
    expectNoBuild(ran);
  });

  test('a revision that is not there, of a repository that is', async () => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/nano', { access: 'granted' });
    const ran = await run({ models: 'acme/nano@v9' });
    expect(ran.said).toEqual([
      `error HUB_NOT_FOUND: The model acme/nano has no revision v9. Its branches, tags and commits are at ${page()}.`,
    ]);
    expectNoBuild(ran);
  });

  test('a token that it does not know; nothing else is asked then', async () => {
    hub.repos.set('models/acme/nano', { access: 'open' });
    const ran = await run({ models: 'acme/nano' });
    expect(ran.said).toEqual([
      `error HUB_TOKEN: 127.0.0.1:${hub.port} does not know the token: it is expired, revoked or mistyped. Make a new one at ${hub.url}/settings/tokens and store it as the repository secret.`,
    ]);
    expectNoBuild(ran);
    expect(hub.paths).toEqual([WHOAMI]);
  });

  test('a bad token where whoami is too busy: the repository tells', async () => {
    hub.repos.set('models/acme/nano', { access: 'licence' });
    hub.troubles.push({ path: WHOAMI_ONLY, fault: tooMany({ 'retry-after': '300' }) });
    const ran = await run({ models: 'acme/nano' });
    expect(ran.said).toEqual([
      expect.stringContaining('warning HUB_UNCLEAR'),
      expect.stringContaining('error HUB_TOKEN: The Hub does not take the token'),
    ]);
    expectNoBuild(ran);
  });

  test.each([
    { access: 'licence', said: /^error HUB_LICENCE: .* is gated, and there is no token\. Accept its/ },
    { access: 'missing', said: /^error HUB_NOT_FOUND: .* is private and there is no token\. Check the name/ },
  ] as const)('nobody, of a repository that is $access', async ({ access, said }) => {
    hub.repos.set('models/acme/nano', { access });
    const ran = await run({ models: 'acme/nano', 'hf-token': '', 'on-missing-token': 'build' });
    expect(ran.said.filter(one => one.startsWith('error'))).toEqual([expect.stringMatching(said)]);
    expectNoBuild(ran);
    expect(hub.paths).toEqual([NANO]);
    expect(hub.calls[0]?.headers.authorization).toBeUndefined();
  });

  test('a token that an organisation revoked, whatever it is for', async () => {
    const headers = { 'x-error-message': 'Token revoked by the organization administrator' };
    hub.troubles.push({ path: WHOAMI_ONLY, fault: { kind: 'reply', status: 403, headers } });
    const ran = await run();
    expect(ran.said).toEqual([
      expect.stringMatching(/^error HUB_POLICY: An organisation's token policy refuses/),
    ]);
    expectNoBuild(ran);
  });

  test('several repositories: every refusal is shown', async () => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/nano', { access: 'pending' });
    hub.repos.set('models/acme/super', { access: 'licence' });
    const ran = await run({ models: 'acme/nano\nacme/super' });
    expect(ran.said.map(one => one.split(':')[0]).toSorted()).toEqual([
      'error HUB_LICENCE',
      'error HUB_PENDING',
    ]);
    expectNoBuild(ran);
  });
});

function tooMany(headers: Readonly<Record<string, string>>): Fault {
  return { kind: 'reply', status: 429, headers };
}

describe('a Hub that says nothing certain', () => {
  const troubles: readonly { name: string; fault: Fault; why: string; asked: number }[] = [
    { name: '500', fault: { kind: 'reply', status: 500 }, why: 'answers 500', asked: 3 },
    { name: '404, as of a mirror', fault: { kind: 'reply', status: 404 }, why: 'answers 404', asked: 1 },
    {
      name: '200 without JSON',
      fault: { kind: 'reply', status: 200, body: '<html>' },
      why: 'answers 200',
      asked: 1,
    },
    {
      name: '429 that asks for a long wait',
      fault: tooMany({ 'retry-after': '120' }),
      why: 'answers 429, too many requests',
      asked: 1,
    },
    {
      name: '429 with RateLimit',
      fault: tooMany({ ratelimit: '"api";r=0;t=55', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' }),
      why: 'answers 429, too many requests',
      asked: 1,
    },
    { name: 'no answer', fault: { kind: 'hang' }, why: 'it did not answer within 5 s', asked: 1 },
    { name: 'a body that drips', fault: { kind: 'drip' }, why: 'it did not answer within 5 s', asked: 1 },
    { name: 'a body without end', fault: { kind: 'endless' }, why: 'its answer is too long', asked: 3 },
    { name: 'an end before the answer', fault: { kind: 'close' }, why: 'ECONNRESET', asked: 3 },
    { name: 'an end in the midst of it', fault: { kind: 'cut' }, why: 'ECONNRESET', asked: 3 },
    { name: 'no HTTP', fault: { kind: 'garbage' }, why: 'HPE_', asked: 3 },
  ];

  test.concurrent.each(troubles)('$name: a warning, and the build starts', async ({ fault, why, asked }) => {
    const busy = await HubServer.start();
    try {
      busy.troubles.push({ path: WHOAMI_ONLY, fault });
      const ran = await runAgainst(busy.url, { with: { 'hf-token': TOKEN } });
      expect(ran.said).toEqual([
        expect.stringMatching(
          /^warning HUB_UNCLEAR: 127\.0\.0\.1:\d+ .*was not checked\. The build goes on\./,
        ),
      ]);
      expect(ran.said[0]).toContain(why);
      expectBuild(ran);
      expect(busy.paths).toEqual(Array(asked).fill(WHOAMI));
    } finally {
      await busy.close();
    }
  });

  test('about one repository: the others count', async () => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/super', { access: 'licence' });
    hub.troubles.push({ path: /nano/, fault: { kind: 'reply', status: 418 } });
    const ran = await run({ models: 'acme/nano\nacme/super' });
    expect(ran.said).toEqual([
      expect.stringMatching(/^warning HUB_UNCLEAR: .* answers 418: the access to acme\/nano was not checked/),
      expect.stringMatching(/^error HUB_LICENCE: The model acme\/super/),
    ]);
    expectNoBuild(ran);
  });

  test.each([
    { name: '401 GatedRepo', headers: { 'x-error-code': 'GatedRepo' } },
    { name: '401', headers: {} },
  ])('$name of a repository, for a token that whoami knows', async ({ headers }) => {
    hub.accounts.set(TOKEN, READER);
    hub.troubles.push({ path: REPO_ONLY, fault: { kind: 'reply', status: 401, headers } });
    const ran = await run({ models: 'acme/nano' });
    expect(ran.said).toEqual([
      expect.stringMatching(/^warning HUB_UNCLEAR: .* answers 401: the access to acme\/nano was not checked/),
    ]);
    expectBuild(ran);
  });

  test('a page for people is no access', async () => {
    hub.accounts.set(TOKEN, READER);
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    hub.troubles.push({ path: REPO_ONLY, fault: { kind: 'reply', status: 200, headers, body: '<html>' } });
    const ran = await run({ models: 'acme/nano' });
    expect(ran.said).toEqual([
      expect.stringMatching(/^warning HUB_UNCLEAR: .* answers 200: the access to acme/),
    ]);
    expectBuild(ran);
  });

  test('a revision that is there, with more files than anybody reads about', async () => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/nano', { access: 'granted' });
    hub.troubles.push({ path: /revision/, fault: { kind: 'endless' } });
    const ran = await run({ models: 'acme/nano@main' });
    expect(ran.said).toEqual([]);
    expectBuild(ran);
  });

  test.each<Fault>([{ kind: 'hang' }, tooMany({}), tooMany({ 'retry-after': '300' })])(
    'about many repositories is asked of a few, and is one warning: %j',
    async fault => {
      hub.accounts.set(TOKEN, READER);
      hub.troubles.push({ path: REPO_ONLY, fault });
      const models = Array.from({ length: 20 }, (_, index) => `acme/model-${index}`);
      const ran = await run({ models: models.join('\n') });
      expect(ran.said).toEqual([
        expect.stringMatching(
          /^warning HUB_UNCLEAR: .*: the access to acme\/model-0, .*, acme\/model-19 was not/,
        ),
      ]);
      expectBuild(ran);
      expect(new Set(hub.paths.filter(path => REPO_ONLY.test(path))).size).toBeLessThan(models.length);
    },
  );

  test('that cannot be reached is asked no more', async () => {
    const gone = await HubServer.start();
    const { url } = gone;
    await gone.close();
    const ran = await runAgainst(url, { with: { 'hf-token': TOKEN, models: 'acme/nano' } });
    expect(ran.said).toEqual([
      expect.stringMatching(/^warning HUB_UNCLEAR: .* cannot be reached \(ECONNREFUSED\)/),
    ]);
    expectBuild(ran);
  });

  test.each([
    { kind: 'reply', status: 503 },
    { kind: 'reply', status: 429, headers: { 'retry-after': '1' } },
    { kind: 'close' },
  ] as const)('for a moment is asked again: %j', async fault => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/nano', { access: 'granted' });
    hub.troubles.push({ path: REPO_ONLY, fault, times: 1 });
    const ran = await run({ models: 'acme/nano' });
    expect(ran.said).toEqual([]);
    expectBuild(ran);
    expect(hub.paths).toEqual([WHOAMI, NANO, NANO]);
  });
});

test('a cancelled step does not wait for a Hub that hangs', async () => {
  hub.troubles.push({ path: WHOAMI_ONLY, fault: { kind: 'hang' } });
  const ran = await run({}, {}, job => {
    void job.waitFor('about the token').then(() => job.cancel());
  });
  expect(ran.said[0]).toMatch(/^error CANCELLED/);
  expect(ran.job.main.signal).toBeNull();
  expect(ran.build).toBeUndefined();
  expectNoTrace(ran);
});

describe('where the token goes', () => {
  test('not to another origin, also where only the port differs', async () => {
    other.accounts.set(TOKEN, READER);
    const location = `${other.url}${WHOAMI}`;
    hub.troubles.push({ path: WHOAMI_ONLY, fault: { kind: 'reply', status: 302, headers: { location } } });
    const ran = await run();
    expect(ran.said).toEqual([expect.stringContaining('HUB_UNCLEAR')]);
    expect(ran.said[0]).toContain('it redirects to another host');
    expectBuild(ran);
    expect(other.calls).toEqual([]);
  });

  test('to another place of the same origin: a repository that was renamed', async () => {
    hub.accounts.set(TOKEN, READER);
    hub.repos.set('models/acme/nano', { access: 'granted' });
    const headers = { location: NANO };
    hub.troubles.push({ path: /old/, fault: { kind: 'reply', status: 307, headers } });
    const ran = await run({ models: 'acme/old' });
    expect(ran.said).toEqual([]);
    expectBuild(ran);
    expect(hub.calls.at(-1)).toMatchObject({ path: NANO, token: TOKEN });
  });

  test('not in a circle for ever', async () => {
    hub.troubles.push({
      path: WHOAMI_ONLY,
      fault: { kind: 'reply', status: 302, headers: { location: WHOAMI } },
    });
    const ran = await run();
    expect(ran.said[0]).toContain('it redirects without end');
    expectBuild(ran);
  });

  test.each([
    'http://hub.example',
    'http://127.0.0.1.example',
    'ftp://127.0.0.1',
    'https://user@hub.example',
    'https://hub.example?x',
    'hub.example',
  ])('not to %s', async endpoint => {
    const ran = await runAgainst(endpoint, { with: { 'hf-token': TOKEN } });
    expect(ran.said).toEqual([
      expect.stringMatching(/^error BAD_INPUT: Input 'hf-endpoint' is no https URL/),
    ]);
    expectNoBuild(ran);
  });

  test.each(['1', 'ON', 'yes', 'True'])('nowhere with HF_HUB_OFFLINE=%s', async value => {
    const ran = await run({ models: 'acme/nano' }, { HF_HUB_OFFLINE: value });
    expect(ran.said).toEqual([]);
    expectBuild(ran);
    expect(hub.calls).toEqual([]);
    expect(ran.job.main.raw).toContain('HF_HUB_OFFLINE is set');
  });

  test('nowhere when there is none', async () => {
    const ran = await run({ 'hf-token': '', 'on-missing-token': 'build' });
    expectBuild(ran);
    expect(hub.calls).toEqual([]);
  });
});

test.each(['acme/nano/x', 'acme/..', 'a b', '@main'])('a line that is no repository: %s', async models => {
  const ran = await run({ models: `acme/nano\n${models}` });
  expect(ran.said).toEqual([
    expect.stringMatching(/^error BAD_INPUT: Input 'models': entry 2 is no repository of the Hub\./),
  ]);
  expectNoBuild(ran);
  expect(hub.calls).toEqual([]);
});
