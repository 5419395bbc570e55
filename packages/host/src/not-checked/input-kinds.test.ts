import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf, headingOf, INPUT_KINDS } from './input-kinds.js';

describe('the guide to inputs', () => {
  it('has a section for each input, in this order', () => {
    const guide = readFileSync(join(__dirname, '../../../../docs/guides/metadata.md'), 'utf8');
    const sections = guide.split('\n').filter((line) => /^## \d/.test(line));
    expect(sections).toEqual(INPUT_KINDS.map((input) => `## ${headingOf(input)}`));
  });

  it('is pointed to as GitHub makes anchors of headings', () => {
    const publicEntities = INPUT_KINDS.find(({ title }) => title === 'F&O PublicEntities');
    expect(anchorOf(publicEntities!)).toBe('#7-fo-publicentities');
  });
});
