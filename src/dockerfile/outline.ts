/** A secret mount of the chosen target. */
export interface MountedSecret {
  readonly id: string;
  readonly isRequired: boolean;
  /** Of its first mount, from 1; 0 when it is not told. One out of an image's ONBUILD is counted anew. */
  readonly line: number;
}

/** A variable for which the builder's own check warns: SecretsUsedInArgOrEnv. */
export interface SensitiveVariable {
  readonly instruction: 'ARG' | 'ENV';
  readonly name: string;
  readonly line: number;
}

/** Any other check of the builder's that the Dockerfile does not pass: `JSONArgsRecommended`, say. */
export interface BuilderCheck {
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  /** The page about it; '' for none. */
  readonly url: string;
}

/** What the builder says about the Dockerfile and its chosen target. */
export interface Outline {
  /** Variables in ids are expanded. */
  readonly secrets: readonly MountedSecret[];
  readonly sensitive: readonly SensitiveVariable[];
  readonly checks: readonly BuilderCheck[];
  /** The Dockerfile as the builder read it, also out of a Git repository; '' when it is not told. */
  readonly source: string;
}

/** What the builder says, or why it says nothing. */
export type OutlineAnswer =
  | { readonly outline: Outline }
  | { readonly outline: undefined; readonly reason: string };
