export interface SearchedSecret {
  readonly id: string;
  readonly value: Buffer;
  readonly tokens: readonly Buffer[];
}
export interface Needle {
  readonly bytes: Buffer;
  readonly form: string;
  readonly secret: string;
  readonly kind: 'whole' | 'fragment';
}
export function makeNeedles(secrets: readonly SearchedSecret[]): Needle[] {
  return secrets.flatMap(({ id, value }) => {
    const b = (x: Buffer) =>
      [0, 1, 2].map(p =>
        Buffer.from(
          Buffer.concat([Buffer.alloc(p), x])
            .toString('base64')
            .slice(p === 0 ? 0 : p === 1 ? 2 : 3, -4),
        ),
      );
    return [
      { bytes: value, form: 'plain', secret: id, kind: 'whole' as const },
      ...b(value).map(bytes => ({ bytes, form: 'base64', secret: id, kind: 'whole' as const })),
      ...b(value)
        .flatMap(b)
        .map(bytes => ({ bytes, form: 'base64 of base64', secret: id, kind: 'whole' as const })),
    ];
  });
}
export function tooShort(_: readonly SearchedSecret[]): string[] {
  return [];
}
