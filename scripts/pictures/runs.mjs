// The runs that pictures are made of: a model image of two stages, from a Hub on loopback, on a real engine.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup.mjs';

const { runAction } = await import('../../build/__tests__/runner/runner.js');
const { HubServer } = await import('../../build/__tests__/hub/hub-server.js');
const { makeToken } = await import('../../build/__tests__/engine/engine.js');

/** What a model and its server weigh, in small; the steps take their time as real ones do. */
const CLEAN = `FROM base AS models
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true \\
    test -n "$HF_TOKEN" && mkdir /models && head -c 24000000 /dev/urandom > /models/model.safetensors && sleep 4
FROM base AS runtime
RUN mkdir /env && head -c 6000000 /dev/urandom > /env/site-packages && sleep 2.4
COPY server.py /app/
COPY --from=models /models /models
CMD ["python", "/app/server.py"]
`;

const LEAKY = `FROM base
RUN mkdir /models && sleep 0.3
RUN --mount=type=secret,id=hf_token,env=HF_TOKEN,required=true \\
    printf 'machine huggingface.co password %s' "$HF_TOKEN" > /root/.netrc && sleep 0.4
COPY server.py /app/
`;

/** @typedef {{ registry: string, baseImage: string }} Engine */

/**
 * The summary of a clean run.
 * @param {Engine} engine
 */
export async function summaryOfRun(engine) {
  const token = makeToken();
  const hub = await HubServer.start();
  hub.accounts.set(token, {
    name: 'acme',
    type: 'user',
    auth: { accessToken: { displayName: 'ci', role: 'read' } },
  });
  hub.repos.set('models/nvidia/Nemotron-3-Nano-30B-A3B', { access: 'open' });
  hub.repos.set('datasets/acme/speech', { access: 'open' });
  const workspace = makeWorkspace(CLEAN);
  try {
    const job = await runAction({
      actionDir: root,
      workspace,
      with: {
        context: '.',
        'build-contexts': `base=docker-image://${engine.baseImage}`,
        'build-args': `RUN=${randomUUID()}`,
        'no-cache-filters': 'models,runtime',
        push: 'true',
        tags: `${engine.registry}/acme/nemotron:latest`,
        'hf-token': token,
        'hf-endpoint': hub.url,
        models: 'nvidia/Nemotron-3-Nano-30B-A3B',
        datasets: 'acme/speech',
      },
      env: { HF_HUB_OFFLINE: '' },
      github: { repository: 'acme/nemotron', sha: '5d41402abc4b2a76b9719d911017c592aabbccdd' },
      secrets: [token],
    });
    if (job.conclusion !== 'success') throw new Error(`The run failed:\n${job.main.log}`);
    await job.dispose();
    return job.main.summary;
  } finally {
    await hub.close();
    rmSync(workspace, { recursive: true });
  }
}

/**
 * What a terminal of so many columns gets of a build that leaks.
 * @param {Engine} engine
 * @param {number} columns
 */
export function terminalOfRun({ baseImage }, columns) {
  const workspace = makeWorkspace(`${LEAKY}# ${randomUUID()}\n`);
  const program = join(root, 'dist/cli/index.js');
  const flags = `--no-cache --build-context base=docker-image://${baseImage} -t acme/nemotron:1 --push`;
  const command = `stty cols ${columns} rows 40; '${process.execPath}' '${program}' build ${flags} .`;
  const env = { ...process.env, HF_TOKEN: makeToken(), HF_HUB_OFFLINE: '1', TERM: 'xterm-256color' };
  try {
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: workspace,
      env,
      encoding: 'utf8',
    });
    return { command: 'hf-secret-build build -t acme/nemotron:1 --push .', output: stdout };
  } finally {
    rmSync(workspace, { recursive: true });
  }
}

/** @param {string} dockerfile */
function makeWorkspace(dockerfile) {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  writeFileSync(join(folder, 'server.py'), 'print("serving")\n');
  return folder;
}
