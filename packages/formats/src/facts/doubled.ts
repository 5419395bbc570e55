import type { JsonDocument } from '../json/document.js';
import { doubledMembers } from '../json/doubled-members.js';
import { quoted } from '../json/value.js';
import { MOST_SHOWN, type Faults } from './faults.js';

/**
 * Tells of the members that stand twice in an object.
 * @param text of the document, which is valid JSON
 */
export function tellDoubled(document: JsonDocument, text: string, faults: Faults): void {
  const { members, count } = doubledMembers(text, MOST_SHOWN);
  for (const [i, { name, first, second }] of members.entries()) {
    const fault = {
      file: document.file,
      severity: 'warning',
      subject: `the member ${quoted(name)} of one object`,
      verdict: 'stands',
      together: 'members stand twice in one object, where only the last one counts',
      details: [
        { spot: { document, offset: second }, text: 'this one counts' },
        { spot: { document, offset: first }, text: 'this one is passed over' },
      ],
    } as const;
    faults.add(fault, i === 0 ? count - members.length + 1 : 1);
  }
}
