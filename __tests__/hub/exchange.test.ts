import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { makeToken } from '../engine/engine.js';
import { asStored, tracesOf } from '../engine/traces.js';
import type { GithubContext } from '../runner/environment.js';
import type { Fault } from './faults.js';
import { HubServer } from './hub-server.js';
import { cleanJobs, type HubJob, runAgainst } from './job.js';
import { OidcIssuer } from './oidc-issuer.js';
import { tokenExchange } from './token-exchange.js';

// The job's OIDC identity for a token of the Hub, against an issuer and a Hub that verify what they get.

const STORED = makeToken();
const PUBLISHERS = new Map([
  ['acme', 'octocat/hello-world'],
  ['acme/nano', 'octocat/hello-world'],
  ['datasets/acme/speech', 'octocat/hello-world'],
  ['other', 'somebody/else'],
]);
const FORK: GithubContext = {
  eventName: 'pull_request',
  event: {
    pull_request: {
      head: { repo: { full_name: 'fork/hello-world' } },
      base: { repo: { full_name: 'octocat/hello-world' } },
    },
  },
};

let hub: HubServer;
let issuer: OidcIssuer;
/** As the Hub's are: far longer than a stored one, with dots. */
let issued: string;

beforeAll(async () => {
  [hub, issuer] = await Promise.all([HubServer.start(), OidcIssuer.start()]);
  const trust = { issuer: issuer.url, audience: hub.url, publishers: PUBLISHERS, issue: () => issued };
  hub.routes.unshift(tokenExchange(trust));
});
afterEach(() => {
  hub.reset();
  issuer.reset();
});
afterAll(async () => {
  await Promise.all([hub.close(), issuer.close(), cleanJobs()]);
});

interface Exchange {
  readonly isPostLeftOut?: boolean;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly github?: GithubContext;
}

async function run({
  with: inputs,
  env = issuer.variables,
  github = {},
  ...rest
}: Exchange = {}): Promise<HubJob> {
  issued = `hf_oauth_${makeToken().slice(3)}.${makeToken().slice(3).repeat(8)}`;
  hub.accounts.set(issued, { type: 'user', name: 'acme', auth: { type: 'oauth' } });
  const ran = await runAgainst(hub.url, {
    with: { 'hf-oidc-resource': 'acme', ...inputs },
    env,
    github,
    ...rest,
  });
  expectNoTraces(ran);
  return ran;
}

/** Neither identity, request token nor token get anywhere but into the commands that mask them. */
function expectNoTraces({ job, build }: HubJob): void {
  const raw = job.main.raw.replace(/^::add-mask::.*$/gm, '');
  const outputs = JSON.stringify([job.outputs, job.main.state]);
  for (const secret of [issued, issuer.requestToken, ...issuer.given]) {
    const shown = `${raw}${outputs}${build?.environ ?? ''}${build?.arguments ?? ''}`;
    expect(tracesOf(secret, [asStored('shown', shown)])).toEqual([]);
  }
}

function expectRefusal({ job, said, build }: HubJob, message: RegExp): void {
  expect(said).toEqual([expect.stringMatching(message)]);
  expect(build).toBeUndefined();
  expect(job.main.exitCode).toBe(1);
  expect(job.outputs).toMatchObject({ 'token-source': 'none', imageid: '' });
}

describe('the tokenless exchange', () => {
  test.each(['acme', 'acme/nano', 'datasets/acme/speech'])('gives a token for %s', async resource => {
    hub.repos.set('models/acme/nano', { access: 'granted' });
    const ran = await run({ with: { 'hf-oidc-resource': resource, models: 'acme/nano' } });
    expect(ran.said).toEqual([]);
    expect(ran.job.conclusion).toBe('success');
    expect(ran.job.outputs['token-source']).toBe('oidc');
    expect(ran.build?.secrets).toEqual([issued]);
    expect(ran.build?.argv.filter(word => word.startsWith('id='))).toEqual([
      expect.stringMatching(/^id=hf_token,src=/),
    ]);
    expect(ran.build?.modes[0]).toMatch(/^600 /);
    expect(ran.job.main.masks).toEqual(expect.arrayContaining([issued, ...issuer.given]));
    expect(issuer.calls).toEqual([{ audience: hub.url, authorization: `Bearer ${issuer.requestToken}` }]);
  });

  test('asks in the words of RFC 8693, once, with no token of anybody', async () => {
    await run({ with: { 'hf-oidc-resource': 'acme/nano' } });
    const [call] = hub.calls;
    expect(call).toMatchObject({ method: 'POST', path: '/oauth/token', token: '' });
    expect(JSON.parse(call?.body ?? '')).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      subject_token: issuer.given[0],
      resource: 'acme/nano',
    });
    // A token that the Hub has just made is not asked about.
    expect(hub.paths).toEqual(['/oauth/token']);
  });

  test('mounts it under the id that the user chose', async () => {
    const { build } = await run({ with: { 'secret-id': 'HF' } });
    expect(build?.arguments).toContain('id=HF,src=');
    expect(build?.secrets).toEqual([issued]);
  });

  test("the job's credentials do not reach docker", async () => {
    const { build } = await run();
    expect(build?.environ).toContain('GITHUB_REPOSITORY=');
    expect(build?.environ).not.toContain('ACTIONS_ID_TOKEN');
  });

  test('what the token may not read is an error before the build', async () => {
    hub.repos.set('models/acme/nano', { access: 'licence' });
    const { said, build, job } = await run({ with: { models: 'acme/nano' } });
    expect(said).toEqual([expect.stringMatching(/^error HUB_LICENCE: /)]);
    expect(build).toBeUndefined();
    expect(job.outputs['token-source']).toBe('oidc');
  });

  test('nothing of it stays', async () => {
    const { job } = await run({ isPostLeftOut: false });
    expect(job.main.state['runDirectory']).toMatch(/hf-secret-build-/);
    expect(readdirSync(job.temp).filter(name => name.startsWith('hf-secret-build-'))).toEqual([]);
  });
});

describe('beside a stored token', () => {
  test('the stored one wins, with a notice, and nobody is asked for an identity', async () => {
    hub.accounts.set(STORED, { name: 'alice' });
    const ran = await run({ with: { 'hf-token': STORED } });
    expect(ran.said).toEqual([expect.stringMatching(/^notice OIDC: Input 'hf-oidc-resource' is not used/)]);
    expect(ran.build?.secrets).toEqual([STORED]);
    expect(ran.job.outputs['token-source']).toBe('input');
    expect(issuer.calls).toEqual([]);
    expect(hub.paths).toEqual(['/api/whoami-v2']);
  });

  test('an empty one does not', async () => {
    const ran = await run({ with: { 'hf-token': '' } });
    expect(ran.job.outputs['token-source']).toBe('oidc');
  });

  test('a condition that does not hold asks for no token', async () => {
    const ran = await run({ with: { 'hf-oidc-resource': 'false', 'on-missing-token': 'build' } });
    expect(ran.job.outputs['token-source']).toBe('none');
    expect(ran.job.conclusion).toBe('success');
    expect(issuer.calls).toEqual([]);
  });
});

describe('a job without an identity', () => {
  test.each([{ variables: {} }, { variables: { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/?x' } }])(
    'lacks id-token: write: %j',
    async ({ variables }) => {
      const ran = await run({ env: variables });
      expectRefusal(
        ran,
        /^error OIDC: This job may not ask .*permissions: \{ contents: read, id-token: write \}/,
      );
      expect(hub.calls).toEqual([]);
    },
  );

  test('is that of a fork', async () => {
    const ran = await run({ env: {}, github: FORK });
    expectRefusal(ran, /^error OIDC: A pull request from a fork has no OIDC identity.* after the merge/);
  });

  test('is that of a fork, and skipped when the user wants it so', async () => {
    const ran = await run({ env: {}, github: FORK, with: { 'on-missing-token': 'skip' } });
    expect(ran.said).toEqual([
      expect.stringMatching(/^notice OIDC: A pull request from a fork/),
      expect.stringMatching(/^notice NO_TOKEN: /),
    ]);
    expect(ran.build).toBeUndefined();
    expect(ran.job.conclusion).toBe('success');
    expect(ran.job.outputs).toMatchObject({ 'token-source': 'none', verdict: 'skipped', imageid: '' });
  });

  test.each([
    { name: 'refuses', fault: { kind: 'reply', status: 403, body: '{"message":"no"}' } },
    { name: 'gives none', fault: { kind: 'reply', status: 200, body: '{}' } },
    { name: 'breaks off', fault: { kind: 'close' } },
  ] as const satisfies readonly { name: string; fault: Fault }[])('the issuer $name', async ({ fault }) => {
    issuer.fault = fault;
    for (const github of [{}, FORK]) {
      const ran = await run({ github });
      expectRefusal(
        ran,
        /^error OIDC: GitHub did not give the OIDC identity of this job\. Run the job again/,
      );
    }
  });
});

describe('a Hub that refuses the identity', () => {
  const now = Math.floor(Date.now() / 1000);
  test.each([
    { name: 'of another repository', forgery: { claims: { repository: 'somebody/else' } } },
    { name: 'for another audience', forgery: { claims: { aud: 'https://elsewhere.example' } } },
    { name: 'of another issuer', forgery: { claims: { iss: 'https://elsewhere.example' } } },
    { name: 'that is over', forgery: { claims: { exp: now - 10 } } },
    { name: 'of another key', forgery: { isForeign: true } },
  ])('$name: invalid_grant', async ({ forgery }) => {
    issuer.forgery = forgery;
    const ran = await run();
    expectRefusal(
      ran,
      /^error OIDC: 127\.0\.0\.1:\d+ does not trust this workflow for 'acme' \(invalid_grant\)\. Compare the Trusted Publisher/,
    );
  });

  test('for a resource of somebody else: invalid_grant', async () => {
    const ran = await run({ with: { 'hf-oidc-resource': 'other' } });
    expectRefusal(ran, /^error OIDC: .* does not trust this workflow for 'other'/);
  });

  test('for a resource that it does not know: invalid_request', async () => {
    const ran = await run({ with: { 'hf-oidc-resource': 'acme/typo' } });
    expectRefusal(
      ran,
      /^error OIDC: .* does not know the resource 'acme\/typo' \(invalid_request\)\. Input 'hf-oidc-resource' is/,
    );
  });

  test.each([
    { fault: { kind: 'reply', status: 404 }, said: /answers 404 .* is hf-endpoint a mirror\?/ },
    { fault: { kind: 'reply', status: 503 }, said: /answers 503 .* Run the job again/ },
    { fault: { kind: 'reply', status: 400, body: '"x"' }, said: /answers 400/ },
    { fault: { kind: 'reply', status: 200, body: 'null' }, said: /gave no token that can be used/ },
    { fault: { kind: 'reply', status: 400, body: 'null' }, said: /answers 400/ },
    { fault: { kind: 'reply', status: 200, body: '{"access_token":7}' }, said: /gave no token/ },
    { fault: { kind: 'reply', status: 200, body: '{"access_token":"a b"}' }, said: /gave no token/ },
    { fault: { kind: 'close' }, said: /cannot be reached .*ECONNRESET.* Check hf-endpoint/ },
    { fault: { kind: 'garbage' }, said: /cannot be reached/ },
  ] as const)('or says something else: %j', async ({ fault, said }) => {
    hub.troubles.push({ path: /oauth/, fault });
    const ran = await run();
    expectRefusal(ran, new RegExp(`^error OIDC: .*${said.source}`));
  });

  test('and sends the identity nowhere else', async () => {
    const other = await HubServer.start();
    try {
      const headers = { location: `${other.url}/oauth/token` };
      hub.troubles.push({ path: /oauth/, fault: { kind: 'reply', status: 307, headers } });
      expectRefusal(await run(), /^error OIDC: .*it redirects to another host/);
      expect(other.calls).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

test.each(['a b', 'acme/nano/x', 'https://hub.example/acme', STORED])(
  'a resource that is none, the token for example, is not repeated: %#',
  async resource => {
    const ran = await run({ with: { 'hf-oidc-resource': resource } });
    expectRefusal(ran, /^error BAD_INPUT: Input 'hf-oidc-resource' is no user or repository of the Hub\./);
    expect(ran.job.main.raw).not.toContain(resource);
    expect([...hub.calls, ...issuer.calls]).toEqual([]);
  },
);
