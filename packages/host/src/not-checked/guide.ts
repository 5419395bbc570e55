import { INPUT_KINDS, type InputKind } from '@dipv/formats';

/** The file that says how to get each input, from the root of the repository or of the package. */
export const GUIDE = 'docs/guides/metadata.md';

/** The heading of the input's section of the guide. */
export function headingOf(input: InputKind): string {
  return `${INPUT_KINDS.indexOf(input) + 1}. ${input.title}`;
}

/** The anchor that GitHub gives to the heading; `null` of an input that the guide does not know, as a build may add. */
export function anchorOf(input: InputKind): string | null {
  if (!INPUT_KINDS.includes(input)) return null;
  const slug = headingOf(input)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `#${slug}`;
}
