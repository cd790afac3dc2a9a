import { readdirSync, readFileSync } from 'node:fs';

/** A fenced block of a document. */
export interface Block {
  /** `README.md:12`, where it begins. */
  readonly at: string;
  readonly language: string;
  readonly text: string;
}

/** Every document that people read. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  ...readdirSync('docs')
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => `docs/${name}`),
];

/** Every fenced block of every document. */
export function allBlocks(): Block[] {
  return DOCUMENTS.flatMap(file => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(
      ({ index, 2: language = '', 3: block = '' }) => ({
        at: `${file}:${text.slice(0, index).split('\n').length}`,
        language,
        text: block,
      }),
    );
  });
}

/** The blocks in one language. */
export function blocksIn(language: string): Block[] {
  return allBlocks().filter(block => block.language === language);
}
