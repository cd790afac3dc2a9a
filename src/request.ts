import type { SecretMount } from './secret/mounts.js';
import type { SecretValue } from './secret/value.js';

/** The inputs that become arguments of the build, under docker/build-push-action's names, parsed. */
export interface BuildInputs {
  readonly addHosts: readonly string[];
  readonly allow: readonly string[];
  readonly annotations: readonly string[];
  readonly attests: readonly string[];
  readonly buildArgs: readonly string[];
  readonly buildContexts: readonly string[];
  readonly builder: string;
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  /** '' for a build, else what the Dockerfile is asked instead. */
  readonly call: string;
  readonly cgroupParent: string;
  /** '' stands for the event's Git context; `{{defaultContext}}` is not expanded yet. */
  readonly context: string;
  readonly file: string;
  readonly labels: readonly string[];
  readonly load: boolean;
  readonly network: string;
  readonly noCache: boolean;
  readonly noCacheFilters: readonly string[];
  readonly outputs: readonly string[];
  readonly platforms: readonly string[];
  /** As given: '', a boolean word, or attributes (`mode=max`). */
  readonly provenance: string;
  readonly pull: boolean;
  readonly push: boolean;
  readonly sbom: string;
  readonly shmSize: string;
  readonly ssh: readonly string[];
  readonly tags: readonly string[];
  readonly target: string;
  readonly ulimit: readonly string[];
}

/** Switches that docker's own tools read from the environment, honoured as the peer honours them. */
export interface Switches {
  /** BUILDX_NO_DEFAULT_ATTESTATIONS */
  readonly noDefaultAttestations: boolean;
  /** DOCKER_DEFAULT_GIT_CONTEXT_PR_HEAD_REF: build a pull request's head instead of its merge. */
  readonly pullRequestHead: boolean;
  /** BUILDX_SEND_GIT_QUERY_AS_INPUT: `…?ref=` instead of `…#` in the default Git context. */
  readonly gitQuery: boolean;
}

/** One run as the user asked for it. */
export interface Request {
  readonly build: BuildInputs;
  readonly switches: Switches;
  readonly secretId: string;
  /** From `hf-token`, `secret-envs`, `secrets` and `secret-files`, in this order. */
  readonly mounts: readonly SecretMount[];
  /** True when `hf-token` is `false`: a condition in the workflow decided against the token. */
  readonly isTokenDeclined: boolean;
  readonly githubToken: SecretValue | undefined;
  readonly hub: HubRequest;
  readonly onMissingToken: OnMissingToken;
  readonly checkDockerfile: CheckDockerfile;
  readonly verify: Verify;
  /** A folder that remembers which layers were searched; '' for none. */
  readonly verifyCache: string;
  readonly engine: EngineChoice;
  /** How often a failed push is tried again. */
  readonly pushRetries: number;
  /** Undefined when the image is not to be tried out. */
  readonly smoke: SmokeRequest | undefined;
}

/** What builds; `auto` is the first of them that is there. */
export type EngineChoice = 'buildx' | 'podman' | 'buildah' | 'auto';

/** What is built: the contexts with the event's Git context expanded. */
export interface Target {
  readonly context: string;
  readonly buildContexts: readonly string[];
  /** True when the context is the Git repository of this very workflow run. */
  readonly isOwnRepository: boolean;
}

/** How the searched image is tried out before it leaves. */
export interface SmokeRequest {
  /** Options of the container, as `docker run` takes them in front of the image. */
  readonly options: readonly string[];
  /** What the container runs; empty for what the image says. */
  readonly command: readonly string[];
  /** Has to answer with 2xx; '' when the container has to end by itself with code 0. */
  readonly url: string;
  readonly timeoutMs: number;
}

/** What is asked of the Hub before the build. */
export interface HubRequest {
  /** Origin and path of the Hub, without a slash at its end. */
  readonly endpoint: string;
  /** Hub user or repo of the tokenless exchange; '' without one. */
  readonly oidcResource: string;
  /** Repositories that the token has to give access to. */
  readonly repos: readonly HubRepo[];
  /** No check and no exchange beyond what the user asked for: HF_HUB_OFFLINE, as huggingface_hub reads it. */
  readonly isOffline: boolean;
}

/** A repository on the Hub. */
export interface HubRepo {
  /** As in the Hub's URLs. */
  readonly kind: 'models' | 'datasets';
  /** `namespace/name`, or a name alone. */
  readonly id: string;
  /** '' for the default branch. */
  readonly revision: string;
}

/** What a run without a token does; `auto` fails only when the Dockerfile mounts the token's id. */
export type OnMissingToken = 'auto' | 'build' | 'skip' | 'fail';

/** What is done about a Dockerfile whose secret mounts cannot work. */
export type CheckDockerfile = 'error' | 'warn' | 'off';

/** Where the token came from: an input, the tokenless exchange, or nowhere. */
export type TokenSource = 'input' | 'oidc' | 'none';

/** What is done about what the search finds: push only what is clean, push and report, or do not search. */
export type Verify = 'gate' | 'report' | 'off';

/**
 * `clean`: every byte was searched and holds no secret. `leak`: a secret was found. `unverified`: something could
 * not be searched. `skipped`: there was nothing to search for, or no search was wanted.
 */
export type Verdict = 'clean' | 'leak' | 'unverified' | 'skipped';

/** The workflow run as the runner describes it (GITHUB_* and the event's payload). */
export interface WorkflowRun {
  readonly serverUrl: string;
  /** `owner/name`, or '' outside a workflow. */
  readonly repository: string;
  readonly isPrivate: boolean;
  readonly ref: string;
  readonly sha: string;
  /** Head commit of the pull request, '' for other events. */
  readonly headSha: string;
  readonly runId: string;
  readonly runAttempt: string;
  /** `push`, `pull_request` …; '' outside a workflow. */
  readonly eventName: string;
  /** Who started it: `dependabot[bot]` has secrets of its own. */
  readonly actor: string;
  /** True for a pull request from a fork, which gets no secrets. */
  readonly isFork: boolean;
}

/** What the step gives to later steps; '' where there is nothing, as the peer leaves it unset. */
export interface Outcome {
  readonly imageid: string;
  readonly digest: string;
  readonly metadata: string;
}

/** What a step that failed or was skipped gives. */
export const NO_OUTCOME: Outcome = { imageid: '', digest: '', metadata: '' };

/** What a build that pushed says of its digest, for a merge; '' where there is nothing. */
export interface RecordedDigest {
  /** Path of the record's file. */
  readonly digestFile: string;
  /** The same record as one line. */
  readonly digestRecord: string;
}

export const NO_RECORD: RecordedDigest = { digestFile: '', digestRecord: '' };

/** Paths of the files of a report, '' when there are none. */
export interface ReportFiles {
  /** As JSON. */
  readonly report: string;
  /** As SARIF, for code scanning. */
  readonly sarif: string;
}

/** What is known also when the step fails: the search's verdict, and where the token came from. */
export interface Conclusion extends ReportFiles {
  readonly tokenSource: TokenSource;
  readonly verdict: Verdict;
}

/** What a merge is asked for. */
export interface MergeRequest {
  /** `name:tag` each; none twice. */
  readonly tags: readonly string[];
  /** The folder with the records of the builds; '' for none. */
  readonly folder: string;
  /** Records as one line each, or `name@sha256:…` of which nothing else is known. */
  readonly digests: readonly string[];
  /** The platforms that there have to be, in their short form; none for whatever there is. */
  readonly platforms: readonly string[];
  /** As buildx takes them, each with its kind. */
  readonly annotations: readonly string[];
  /** Whether digests that nobody searched may be merged. */
  readonly allowSkipped: boolean;
  readonly builder: string;
  /** How often a failed push is tried again. */
  readonly pushRetries: number;
}
