// @vercel/ncc has no types of its own; this is what scripts/build.mjs uses of its interface.
declare module '@vercel/ncc' {
  interface Options {
    readonly cache: false;
    readonly quiet: boolean;
    readonly externals: Readonly<Record<string, string>>;
    readonly license: string;
  }
  interface Bundle {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array }>>;
  }
  export default function ncc(entry: string, options: Options): Promise<Bundle>;
}
