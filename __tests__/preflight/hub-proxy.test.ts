import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { makeToken, makeWorkspace } from '../engine/engine.js';
import { certificateFor } from '../hub/certificate.js';
import { HubServer } from '../hub/hub-server.js';
import { cleanJobs, runAgainst } from '../hub/job.js';
import { HubProxy } from '../hub/proxy.js';

// A Hub that is reached through a proxy alone, over TLS.

const TOKEN = makeToken();
const HOST = 'hub.example';
const CERTIFICATE = certificateFor(HOST);
const folder = makeWorkspace({ 'ca.pem': CERTIFICATE.cert });

let hub: HubServer;
let proxy: HubProxy;
beforeAll(async () => {
  hub = await HubServer.start();
  proxy = await HubProxy.start(hub.port, CERTIFICATE);
});
afterEach(() => {
  hub.reset();
  proxy.tunnels.length = 0;
  proxy.isHanging = false;
});
afterAll(async () => {
  await Promise.all([proxy.close(), hub.close(), cleanJobs()]);
  rmSync(folder, { recursive: true, force: true });
});

function run(env: Readonly<Record<string, string>>) {
  const inputs = { 'hf-token': TOKEN, models: 'acme/nano' };
  return runAgainst(`https://${HOST}`, { with: inputs, env });
}

describe('a proxy', () => {
  test.each(['https_proxy', 'HTTPS_PROXY'])(
    'of %s is used, with its user, and does not see the token',
    async name => {
      hub.accounts.set(TOKEN, { name: 'alice' });
      hub.repos.set('models/acme/nano', { access: 'granted' });
      const env = { [name]: `http://user:pass@${proxy.host}`, NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
      const ran = await run(env);
      expect(ran.said).toEqual([]);
      expect(ran.job.conclusion).toBe('success');
      expect(hub.paths).toEqual(['/api/whoami-v2', '/api/models/acme/nano/auth-check']);
      const authorization = `Basic ${Buffer.from('user:pass').toString('base64')}`;
      const tunnel = { target: `${HOST}:443`, authorization };
      expect(proxy.tunnels).toEqual([tunnel, tunnel]);
    },
  );

  test('to a Hub whose certificate nobody knows: the token is not sent', async () => {
    const ran = await run({ https_proxy: `http://${proxy.host}` });
    expect(ran.said).toEqual([
      expect.stringMatching(
        /^warning HUB_UNCLEAR: hub\.example cannot be reached \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
      ),
    ]);
    expect(hub.calls).toEqual([]);
  });

  test('that hangs does not keep the step', async () => {
    proxy.isHanging = true;
    const ran = await run({ https_proxy: `http://user:pass@${proxy.host}` });
    expect(ran.said).toEqual([expect.stringMatching(/^warning HUB_UNCLEAR: .* within 5 s/)]);
    expect(ran.job.conclusion).toBe('success');
    expect(ran.build).toBeDefined();
    expect(ran.job.main.raw).not.toContain('pass@');
  });

  test('that is not there', async () => {
    const ran = await run({ https_proxy: 'http://user:pass@127.0.0.1:1' });
    expect(ran.said).toEqual([expect.stringMatching(/^warning HUB_UNCLEAR: hub\.example cannot be reached/)]);
    expect(ran.said[0]).not.toContain('pass');
    expect(ran.job.conclusion).toBe('success');
  });
});
