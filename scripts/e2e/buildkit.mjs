import { chmodSync, cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ask, findCommand, mustAsk, removeMounted, startDaemon, terminate } from '../processes.mjs';

/** No registry has it: a driver that cannot pull it takes the one that was loaded. */
export const BUILDKIT_IMAGE = 'localhost/e2e-buildkit:1';

const DOCKERFILE =
  'FROM scratch\nCOPY root /\nENV PATH=/usr/bin\nVOLUME /var/lib/buildkit\nENTRYPOINT ["buildkitd"]\n';

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
export function loadBuildkitImage({ folder, bin, env }) {
  const context = join(folder, 'image');
  const root = join(context, 'root');
  for (const path of ['tmp', 'etc', 'run']) mkdirSync(join(root, path), { recursive: true });
  const runc = findCommand('runc') ?? '';
  for (const file of [join(bin, 'buildkitd'), join(bin, 'buildctl'), runc])
    cpSync(file, join(root, 'usr/bin', basename(file)));
  const libraries = ask('ldd', [runc]).stdout.matchAll(/(\/\S+) \(0x/g); // none where it is static
  for (const [, file = ''] of libraries) cpSync(file, join(root, file), { dereference: true });
  chmodSync(join(root, 'tmp'), 0o1777);
  writeFileSync(join(context, 'Dockerfile'), DOCKERFILE);
  const options = ['--builder', 'default', '--load', '--tag', BUILDKIT_IMAGE];
  mustAsk('docker', ['buildx', 'build', ...options, context], env);
  rmSync(context, { recursive: true });
}

/**
 * Starts a BuildKit on a socket of its own, as one on another machine would be.
 * @param {{ folder: string, bin: string, config: string }} place
 * @returns {Promise<{ address: string, stop: () => Promise<void> }>}
 */
export async function startNode({ folder, bin, config }) {
  mkdirSync(folder, { recursive: true });
  const socket = join(folder, 'socket');
  const address = `unix://${socket}`;
  const args = ['--config', config, '--root', join(folder, 'root'), '--addr', address];
  const isUp = () =>
    existsSync(socket) && ask(join(bin, 'buildctl'), ['--addr', address, 'debug', 'workers']).isFine;
  const pid = await startDaemon(
    {
      command: join(bin, 'buildkitd'),
      args: [...args, '--containerd-worker=false'],
      log: join(folder, 'log'),
    },
    isUp,
  );
  const stop = async () => {
    await terminate([pid]);
    removeMounted(folder);
  };
  return { address, stop };
}
