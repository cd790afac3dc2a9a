import { type BuildPlan, secretArgument } from '../plan.js';

/**
 * The arguments of `buildx` that ask the builder what the Dockerfile takes for the chosen target: JSON of its build
 * arguments and secrets on standard output, and on standard error, as events in JSON (buildx 0.13), the warnings of
 * its own checks: one call answers both. Nothing is built; only what decides the answer is passed.
 */
export function outlineArguments({ build, context, buildContexts, mounts }: BuildPlan): string[] {
  return [
    'build',
    '--call=outline,format=json',
    '--progress=rawjson',
    ...build.buildArgs.flatMap(value => ['--build-arg', value]),
    ...buildContexts.flatMap(value => ['--build-context', value]),
    ...mounts.flatMap(mount => ['--secret', secretArgument(mount)]),
    ...build.ssh.flatMap(value => ['--ssh', value]),
    ...(build.file === '' ? [] : ['--file', build.file]),
    ...(build.platforms.length === 0 ? [] : ['--platform', build.platforms.join(',')]),
    ...(build.target === '' ? [] : ['--target', build.target]),
    ...(build.builder === '' ? [] : ['--builder', build.builder]),
    ...(build.network === '' ? [] : ['--network', build.network]),
    ...(build.pull ? ['--pull'] : []),
    context,
  ];
}
