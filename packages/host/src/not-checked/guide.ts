import { INPUT_KINDS, type InputKind } from '@dipv/formats';

/** The file that says how to get each input, from the root of the repository or of the package. */
export const GUIDE = 'docs/guides/metadata.md';

/** The number by which tables call an input, from 1. */
export function numberOf(input: InputKind): number {
  return INPUT_KINDS.indexOf(input) + 1;
}

/** The heading of the input's section of the guide. */
export function headingOf(input: InputKind): string {
  return `${numberOf(input)}. ${input.title}`;
}

/** The anchor that GitHub gives to the heading. */
export function anchorOf(input: InputKind): string {
  const slug = headingOf(input)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `#${slug}`;
}
