import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findCommand, run, sleep, tail } from '../engine/commands.mjs';
import { EngineError } from '../engine/error.mjs';
import { unmountAll } from '../engine/kernel.mjs';
import { spawnBackground, terminate } from '../engine/processes.mjs';

/** No registry has it: a driver that cannot pull it takes the one that was loaded. */
export const BUILDKIT_IMAGE = 'localhost/e2e-buildkit:1';

const START_LIMIT_MS = 30_000;

/**
 * The settings of a BuildKit that pushes to the tests' registry.
 * @param {string} folder
 * @param {string} registry
 * @returns {string} the file
 */
export function buildkitConfig(folder, registry) {
  const file = join(folder, 'buildkitd.toml');
  writeFileSync(file, `[registry."${registry}"]\nhttp = true\n`);
  return file;
}

/**
 * Makes the image of BuildKit for the docker-container driver, and loads it into an engine.
 * @param {{ folder: string, bin: string, env: Record<string, string> }} place
 */
export async function loadBuildkitImage({ folder, bin, env }) {
  const context = join(folder, 'image');
  const copied = ['buildkitd', 'buildctl'].map(name => join(bin, name));
  const runc = findCommand('runc') ?? '';
  const root = join(context, 'root');
  for (const path of ['tmp', 'etc', 'usr/bin', 'run']) mkdirSync(join(root, path), { recursive: true });
  for (const file of [...copied, runc]) copyFileSync(file, join(root, 'usr/bin', basename(file)));
  for (const file of librariesOf(runc)) {
    mkdirSync(join(root, file, '..'), { recursive: true });
    copyFileSync(file, join(root, file));
  }
  chmodSync(join(root, 'tmp'), 0o1777);
  writeFileSync(
    join(context, 'Dockerfile'),
    'FROM scratch\nCOPY root /\nENV PATH=/usr/bin\nVOLUME /var/lib/buildkit\nENTRYPOINT ["buildkitd"]\n',
  );
  await docker(['buildx', 'build', '--builder', 'default', '--load', '--tag', BUILDKIT_IMAGE, context], env);
  rmSync(context, { recursive: true });
}

/** The files that a program is linked with; none for a static one. @param {string} program */
function librariesOf(program) {
  try {
    const text = execFileSync('ldd', [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return [...text.matchAll(/(\/\S+) \(0x/g)].map(([, file = '']) => file);
  } catch {
    return [];
  }
}

/**
 * Starts a BuildKit on a socket of its own, as one on another machine would be.
 * @param {{ folder: string, bin: string, config: string }} place
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startNode({ folder, bin, config }) {
  mkdirSync(folder, { recursive: true });
  const [socket, log] = [join(folder, 'socket'), join(folder, 'log')];
  const address = `unix://${socket}`;
  const args = ['--config', config, '--root', join(folder, 'root'), '--addr', address];
  const daemon = spawnBackground(join(bin, 'buildkitd'), [...args, '--containerd-worker=false'], {
    stdout: log,
    stderr: log,
  });
  const stop = async () => {
    await terminate([daemon.pid]);
    await unmountAll(folder);
  };
  const ready = async () =>
    existsSync(socket) &&
    (await run(join(bin, 'buildctl'), ['--addr', address, 'debug', 'workers'])).code === 0;
  for (const end = Date.now() + START_LIMIT_MS; !(await ready()); await sleep(100)) {
    if (!daemon.died() && Date.now() < end) continue;
    await stop();
    throw new EngineError('failed', `buildkitd does not start; the end of ${log}:\n${tail(log)}\n`);
  }
  return { address, stop };
}

/**
 * Runs docker.
 * @param {readonly string[]} args
 * @param {Record<string, string>} env
 * @throws {EngineError} with the end of what it said
 */
export async function docker(args, env) {
  const { code, stderr } = await run('docker', args, { env, timeoutMs: 300_000 });
  if (code === 0) return;
  throw new EngineError(
    'failed',
    `docker ${args.slice(0, 3).join(' ')} failed:\n${stderr.trim().slice(-2000)}\n`,
  );
}
