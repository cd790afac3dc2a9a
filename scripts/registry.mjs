// The registry of the tests and the base image in it, on loopback.
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './packages.mjs';
import { ask, findCommand, MachineError, mustAsk, startDaemon } from './processes.mjs';

/** @typedef {{ folder: string, log: (line: string) => void, started: { any: boolean } }} Place */

/** Programs with their packages. */
export const REGISTRY = { 'docker-registry': 'docker-registry', busybox: 'busybox-static' };

const BASE_IMAGE = 'hf-secret-build/busybox';
const BASE_DOCKERFILE = `FROM scratch
COPY busybox /bin/busybox
COPY passwd group /etc/
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox --install -s /bin && mkdir -p -m 1777 /tmp && mkdir -p /root /home/app /usr/bin && chown 1000:1000 /home/app"]
ENV PATH=/bin:/usr/bin
CMD ["sh"]
`;

/** @param {Record<string, string>} programs with the package of each @returns {string[]} packages */
export function lacking(programs) {
  return Object.keys(programs).flatMap(name =>
    findCommand(name) === undefined ? [programs[name] ?? ''] : [],
  );
}

/** @param {Place} place @returns {Promise<number>} the registry's port */
export async function ensureRegistry({ folder, log, started }) {
  const portFile = join(folder, 'registry.port');
  const known = existsSync(portFile) ? Number(readFileSync(portFile, 'utf8')) : 0;
  if (await answers(known)) return known;
  const packages = lacking(REGISTRY);
  if (packages.length > 0) installPackages(packages, log);
  started.any = true;
  const port = await freePort();
  const storage = { filesystem: { rootdirectory: join(folder, 'registry') }, delete: { enabled: true } };
  const http = { addr: `127.0.0.1:${port}` };
  const config = join(folder, 'registry.yml');
  writeFileSync(config, JSON.stringify({ version: '0.1', log: { level: 'warn' }, storage, http })); // JSON is YAML
  // Variables named REGISTRY_… would change the configuration.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('REGISTRY_')),
  );
  const daemon = {
    command: 'docker-registry',
    args: ['serve', config],
    log: join(folder, 'registry.log'),
    env,
  };
  await startDaemon(daemon, () => answers(port));
  writeFileSync(portFile, String(port));
  return port;
}

/** @param {number} port */
async function answers(port) {
  return port > 0 && (await isThere(`http://127.0.0.1:${port}/v2/`));
}

/** @param {string} url */
async function isThere(url) {
  const kinds = ['oci.image.index.v1', 'oci.image.manifest.v1', 'docker.distribution.manifest.v2'];
  const accept = kinds.map(kind => `application/vnd.${kind}+json`).join(', ');
  return fetch(url, { headers: { accept } }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** @param {string} registry @param {Record<string, string>} env @returns {Promise<string>} its name */
export async function ensureBaseImage(registry, env) {
  const name = `${registry}/${BASE_IMAGE}:1`;
  if (await hasImage(registry, `${BASE_IMAGE}:1`)) return name;
  const busybox = findCommand('busybox');
  if (busybox === undefined || ask('ldd', [busybox]).isFine)
    throw new MachineError('The base image is made of a static busybox: install busybox-static.');
  const context = mkdtempSync(join(tmpdir(), 'hf-secret-build-base-'));
  try {
    copyFileSync(busybox, join(context, 'busybox'));
    writeFileSync(
      join(context, 'passwd'),
      'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/home/app:/bin/sh\n',
    );
    writeFileSync(join(context, 'group'), 'root:x:0:\napp:x:1000:\n');
    writeFileSync(join(context, 'Dockerfile'), BASE_DOCKERFILE);
    pushImage({ context, name, env });
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
  return name;
}

/** @param {string} registry @param {string} image @returns {Promise<boolean>} whether the registry has it */
export function hasImage(registry, image) {
  return isThere(`http://${registry}/v2/${image.replace(/:(?=[^:]*$)/, '/manifests/')}`);
}

/**
 * By the engine's own builder: one in a container could not reach the registry. The host's network needs no bridge.
 * @param {{ context: string, name: string, env: Record<string, string> }} image
 */
export function pushImage({ context, name, env }) {
  const builder = ask('docker', ['context', 'show'], env).stdout.trim() || 'default';
  const options = ['--builder', builder, '--network=host', '--push', '--provenance=false', '--tag', name];
  mustAsk('docker', ['buildx', 'build', ...options, context], env);
}
