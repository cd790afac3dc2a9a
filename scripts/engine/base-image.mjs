import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCommand, lastLines, run } from './commands.mjs';
import { EngineError } from './error.mjs';
import { hasImage } from './registry.mjs';

const REPOSITORY = 'hf-secret-build/busybox';
const TAG = '1';
const PT_INTERP = 3; // elf(5): the program header of a dynamic program's loader

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000:app:/home/app:/bin/sh\n';
const GROUP = 'root:x:0:\napp:x:1000:\n';

const FROM_SCRATCH = `FROM scratch
COPY busybox /bin/busybox
COPY passwd group /etc/
RUN ["/bin/busybox", "sh", "-c", "/bin/busybox --install -s /bin && mkdir -p -m 1777 /tmp && mkdir -p /root /home/app /usr/bin && chown 1000:1000 /home/app"]
ENV PATH=/bin:/usr/bin
CMD ["sh"]
`;

const FROM_PUBLIC = `FROM busybox:stable
COPY passwd group /etc/
RUN mkdir -p /home/app && chown 1000:1000 /home/app
`;

/**
 * The name of the base image in the registry on that port.
 * @param {number} port
 * @returns {string}
 */
export function baseImageName(port) {
  return `localhost:${port}/${REPOSITORY}:${TAG}`;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether the registry has the base image
 */
export function hasBaseImage(port) {
  return hasImage(port, REPOSITORY, TAG);
}

/**
 * Builds the base image (a shell, root, and a user app with uid 1000) and pushes it to the registry: of this
 * machine's static busybox, or of the public image where there is none.
 * @param {{ folder: string, port: number, env: Record<string, string> }} place
 * @throws {EngineError} with the end of what docker said
 */
export async function makeBaseImage({ folder, port, env }) {
  const context = join(folder, 'base-image');
  const busybox = staticBusybox();
  mkdirSync(context, { recursive: true });
  if (busybox !== undefined) copyFileSync(busybox, join(context, 'busybox'));
  writeFileSync(join(context, 'Dockerfile'), busybox === undefined ? FROM_PUBLIC : FROM_SCRATCH);
  writeFileSync(join(context, 'passwd'), PASSWD);
  writeFileSync(join(context, 'group'), GROUP);
  try {
    await build(context, port, env);
  } finally {
    rmSync(context, { recursive: true, force: true });
  }
}

/**
 * The engine's own builder, not a container's: that one could not reach the registry as localhost. The host's
 * network is the one that needs no bridge and no right to set up an interface.
 * @param {string} context
 * @param {number} port
 * @param {Record<string, string>} env
 */
async function build(context, port, env) {
  const builder = (await run('docker', ['context', 'show'], { env })).stdout.trim() || 'default';
  const options = [
    '--builder',
    builder,
    '--network=host',
    '--push',
    '--provenance=false',
    '--tag',
    baseImageName(port),
  ];
  const { code, stderr } = await run('docker', ['buildx', 'build', ...options, context], {
    env,
    timeoutMs: 300_000,
  });
  if (code === 0) return;
  throw new EngineError(
    'failed',
    `The engine could not build and push the base image:\n${lastLines(stderr)}\n`,
    {
      hint: 'If it was the public image that could not be pulled, install the package busybox-static.',
    },
  );
}

/** @returns {string | undefined} */
export function staticBusybox() {
  const file = findCommand('busybox');
  return file !== undefined && isStatic(readFileSync(file)) ? file : undefined;
}

/**
 * Whether a program runs in an empty image: a 64-bit little-endian ELF file that names no loader.
 * @param {Buffer} elf
 */
function isStatic(elf) {
  if (elf.subarray(0, 6).toString('latin1') !== '\x7fELF\x02\x01') return false;
  const [start, size, count] = [Number(elf.readBigUInt64LE(32)), elf.readUInt16LE(54), elf.readUInt16LE(56)];
  return !Array.from({ length: count }, (_, i) => elf.readUInt32LE(start + i * size)).includes(PT_INTERP);
}
