import { describe, expect, test } from '@jest/globals';
import {
  type PodmanPlan,
  podmanBuildArguments,
  podmanFilesArguments,
  podmanPushArguments,
  qualified,
} from '../../src/engine/podman/arguments.js';
import { podmanFormat, podmanOutputs, refuseForPodman } from '../../src/engine/podman/inputs.js';
import type { BuildInputs } from '../../src/request.js';
import { NOTHING } from './build-inputs.js';

// Values in, arguments of Podman out.

const PLAN: PodmanPlan = {
  build: NOTHING,
  context: '.',
  buildContexts: [],
  file: '',
  mounts: [],
  marker: '/run/marker',
  name: 'localhost/hf-secret-build:0123',
  imageIdFile: '/run/imageid',
};

const argumentsOf = (build: Partial<BuildInputs>, plan: Partial<PodmanPlan> = {}) =>
  podmanBuildArguments({ ...PLAN, ...plan, build: { ...NOTHING, ...build } });

const BEFORE = ['build', '--format', 'docker', '--force-rm', '--layers'];
const MARKER = ['--secret', 'id=hf-secret-build.run,src=/run/marker'];
const NAME = ['--tag', 'localhost/hf-secret-build:0123'];

/** The words that are in the second list alone. */
function beyond(some: readonly string[], all: readonly string[]): string[] {
  const rest = [...all];
  for (const word of some) rest.splice(rest.indexOf(word), 1);
  return rest;
}

describe('the arguments of podman build', () => {
  test('are few for a build that asks for nothing', () => {
    expect(argumentsOf({})).toEqual([...BEFORE, '--iidfile', '/run/imageid', ...MARKER, ...NAME, '.']);
  });

  test.each<[string, Partial<BuildInputs>, readonly string[]]>([
    ['add-hosts', { addHosts: ['a:1.2.3.4', 'b:::1'] }, ['--add-host', 'a:1.2.3.4', '--add-host', 'b:::1']],
    ['build-args', { buildArgs: ['A=b c', 'D'] }, ['--build-arg', 'A=b c', '--build-arg', 'D']],
    ['cache-from', { cacheFrom: ['ghcr.io/a/b/cache'] }, ['--cache-from', 'ghcr.io/a/b/cache']],
    [
      'cache-from, as buildx writes it',
      { cacheFrom: ['type=registry,ref=h:5000/a'] },
      ['--cache-from', 'h:5000/a'],
    ],
    ['cache-to', { cacheTo: ['type=registry,ref=ghcr.io/a/cache'] }, ['--cache-to', 'ghcr.io/a/cache']],
    ['cgroup-parent', { cgroupParent: '/x' }, ['--cgroup-parent', '/x']],
    ['labels', { labels: ['a=b', 'c=d, e'] }, ['--label', 'a=b', '--label', 'c=d, e']],
    ['network', { network: 'host' }, ['--network', 'host']],
    ['network none', { network: 'none' }, ['--network', 'none']],
    ['no-cache', { noCache: true }, ['--no-cache']],
    ['platforms', { platforms: ['linux/arm64'] }, ['--platform', 'linux/arm64']],
    ['pull', { pull: true }, ['--pull=always']],
    ['shm-size', { shmSize: '2g' }, ['--shm-size', '2g']],
    ['ssh', { ssh: ['default', 'k=/key'] }, ['--ssh', 'default', '--ssh', 'k=/key']],
    ['target', { target: 'build' }, ['--target', 'build']],
    ['ulimit', { ulimit: ['nofile=1:2'] }, ['--ulimit', 'nofile=1:2']],
  ])('hold %s', (_, build, expected) => {
    expect(beyond(argumentsOf({}), argumentsOf(build))).toEqual(expected);
  });

  test('leave out what only says what is anyway', () => {
    const build = { network: 'default', provenance: 'false', sbom: 'false', call: 'build' };
    expect(argumentsOf(build)).toEqual(argumentsOf({}));
  });

  test('name a list of several platforms, and no tag before the search', () => {
    const args = argumentsOf({ platforms: ['linux/amd64', 'linux/arm64'], tags: ['a:1'], push: true });
    expect(args).toContain('--manifest');
    expect(args.join(' ')).toContain('--platform linux/amd64,linux/arm64');
    expect(args).not.toContain('a:1');
    expect(args).not.toContain('--push');
  });

  test('name secrets by path or variable, contexts and the file', () => {
    const args = argumentsOf(
      {},
      {
        mounts: [
          { id: 'hf_token', src: '/t/0' },
          { id: 'pip', env: 'PIP' },
        ],
        buildContexts: ['base=docker-image://a'],
        file: 'app/Dockerfile',
        context: 'app',
      },
    );
    expect(args.join(' ')).toContain('--secret id=hf_token,src=/t/0 --secret id=pip,env=PIP --secret');
    expect(args.join(' ')).toContain('--build-context base=docker-image://a');
    expect(args.join(' ')).toContain('--file app/Dockerfile');
    expect(args.at(-1)).toBe('app');
  });

  test('take no path with a comma, which would end it', () => {
    expect(() => argumentsOf({}, { mounts: [{ id: 'a', src: '/t,u/0' }] })).toThrow(/path with a comma/);
  });
});

describe('the format', () => {
  test.each<[Partial<BuildInputs>, string]>([
    [{}, 'docker'],
    [{ outputs: ['type=image,name=a,push=true,compression=gzip'] }, 'docker'],
    [{ outputs: ['type=docker,dest=a.tar'] }, 'docker'],
    [{ annotations: ['a=b'] }, 'oci'],
    [{ outputs: ['type=oci,dest=a.tar'] }, 'oci'],
    [{ outputs: ['type=image,name=a,push=true,compression=zstd'] }, 'oci'],
    [{ outputs: ['type=image,name=a,push=true,oci-mediatypes=true'] }, 'oci'],
  ])('of %j is %s', (build, format) => {
    expect(podmanFormat({ ...NOTHING, ...build })).toBe(format);
    expect(argumentsOf(build).slice(1, 3)).toEqual(['--format', format]);
  });
});

describe('where the results go', () => {
  test.each<[Partial<BuildInputs>, readonly unknown[]]>([
    [{}, []],
    [{ push: true, tags: ['a', 'b'] }, [{ kind: 'push', names: ['a', 'b'], compression: '' }]],
    [{ load: true }, [{ kind: 'store' }]],
    [{ outputs: ['out'] }, [{ kind: 'files', flag: 'type=local,dest=out' }]],
    [{ outputs: ['type=tar,dest=a.tar'] }, [{ kind: 'files', flag: 'type=tar,dest=a.tar' }]],
    [{ outputs: ['type=docker'] }, [{ kind: 'store' }]],
    [
      { outputs: ['type=docker,dest=a.tar'] },
      [{ kind: 'archive', transport: 'docker-archive', dest: 'a.tar' }],
    ],
    [{ outputs: ['type=oci,dest=a.tar'] }, [{ kind: 'archive', transport: 'oci-archive', dest: 'a.tar' }]],
    [{ outputs: ['type=oci,tar=false,dest=a'] }, [{ kind: 'archive', transport: 'oci', dest: 'a' }]],
    [{ outputs: ['type=image'] }, [{ kind: 'store' }]],
    [
      { outputs: ['type=image,"name=a,b",push=true,compression=zstd'] },
      [{ kind: 'push', names: ['a', 'b'], compression: 'zstd' }],
    ],
    [{ outputs: ['type=registry'], tags: ['a'] }, [{ kind: 'push', names: ['a'], compression: '' }]],
  ])('of %j is %j', (build, expected) => {
    expect(podmanOutputs({ ...NOTHING, ...build })).toEqual(expected);
  });
});

describe('what Podman cannot do', () => {
  const list = { platforms: ['linux/amd64,linux/arm64'] };
  test.each<[string, Partial<BuildInputs>, RegExp]>([
    ['an entitlement', { allow: ['network.host'] }, /'allow'/],
    ['an attestation', { attests: ['type=sbom'] }, /'attests'/],
    ['a provenance', { provenance: 'mode=max' }, /'provenance'/],
    ['an SBOM', { sbom: 'true' }, /'sbom'/],
    ['a builder', { builder: 'mine' }, /'builder'/],
    ['a check', { call: 'check' }, /'call'/],
    ['a stage without cache', { noCacheFilters: ['a'] }, /'no-cache-filters'/],
    ['the cache of GitHub', { cacheFrom: ['type=gha'] }, /'cache-from'/],
    ['a local cache', { cacheFrom: ['type=local,src=a'] }, /'cache-from'/],
    ['a cache with a tag', { cacheFrom: ['ghcr.io/a/b:cache'] }, /'cache-from'.* without a tag/],
    ['a cache with a mode', { cacheTo: ['type=registry,ref=h/a,mode=max'] }, /'cache-to'/],
    ['an inline cache', { cacheTo: ['type=inline'] }, /'cache-to'/],
    ['a cache that leaves unsearched', { cacheTo: ['ghcr.io/a/cache'] }, /'cache-to'/],
    ['an annotation of an index', { annotations: ['index:a=b'] }, /'annotations'/],
    ['an annotation of one platform', { annotations: ['manifest[linux/arm64]:a=b'] }, /'annotations'/],
    ['an archive on standard output', { outputs: ['type=oci'] }, /standard output/],
    ['files on standard output', { outputs: ['type=tar,dest=-'] }, /standard output/],
    ['an unknown output', { outputs: ['type=cacheonly'] }, /type=cacheonly/],
    [
      'an unknown attribute',
      { outputs: ['type=image,name=a,push=true,push-by-digest=true'] },
      /'push-by-digest'/,
    ],
    ['another compression', { outputs: ['type=image,name=a,push=true,compression=estargz'] }, /estargz/],
    ['a push to nowhere', { push: true }, /where to push/],
    ['two formats', { annotations: ['a=b'], outputs: ['type=docker,dest=a'] }, /one format/],
    ['files of two platforms', { ...list, outputs: ['type=local,dest=a'] }, /one platform/],
    [
      'zstd of two platforms',
      { ...list, outputs: ['type=registry,name=a,compression=zstd'] },
      /own compression/,
    ],
  ])('%s is an error', (_, build, message) => {
    expect(() => refuseForPodman({ ...NOTHING, ...build }, true)).toThrow(message);
  });

  test('is no more than that', () => {
    const build: BuildInputs = {
      ...NOTHING,
      annotations: ['org.opencontainers.image.title=a: b', 'manifest:a=b'],
      cacheFrom: ['localhost:5000/a/cache'],
      provenance: 'false',
      sbom: 'false',
      push: true,
      load: true,
      tags: ['a:1'],
    };
    expect(() => refuseForPodman(build, true)).not.toThrow();
    expect(() => refuseForPodman({ ...build, cacheTo: ['ghcr.io/a/cache'] }, false)).not.toThrow();
    expect(podmanBuildArguments({ ...PLAN, build }).join('\n')).toContain(
      '--annotation\norg.opencontainers.image.title=a: b\n--annotation\na=b\n',
    );
  });
});

describe('the arguments of a copy', () => {
  test.each([
    [
      { source: 'abc', isList: false, destination: 'docker://h/a:1', digestFile: 'd', compression: 'zstd' },
      'push --digestfile d --compression-format zstd abc docker://h/a:1',
    ],
    [
      { source: 'l:1', isList: true, destination: 'dir:/x', isQuiet: true },
      'manifest push --all --quiet l:1 dir:/x',
    ],
  ])('are those of push, or of the list: %j', (push, expected) => {
    expect(podmanPushArguments(push).join(' ')).toBe(expected);
  });

  test('that writes files name the image and nothing to build', () => {
    const args = podmanFilesArguments({
      build: NOTHING,
      file: '/r/D',
      context: '/r/e',
      output: 'type=local,dest=o',
    });
    expect(args.join(' ')).toBe(
      'build --format docker --force-rm --layers --pull=never --output type=local,dest=o --file /r/D /r/e',
    );
  });

  test.each([
    ['ghcr.io/a/b:1', 'ghcr.io/a/b:1'],
    ['localhost/a', 'localhost/a'],
    ['h:5000/a', 'h:5000/a'],
    ['acme/app:1', 'docker.io/acme/app:1'],
    ['app:1', 'docker.io/library/app:1'],
  ])('go to the registry that docker would take: %s', (reference, full) => {
    expect(qualified(reference)).toBe(full);
  });
});
