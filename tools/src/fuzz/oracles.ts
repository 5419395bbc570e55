/** What holds no more of a case; `about` names the oracle. */
class Fault extends Error {
  override readonly name = 'Fault';

  constructor(about: string, detail: string) {
    super(`${about}: ${detail}`);
  }
}

export function hold(condition: boolean, about: string, detail: () => string): void {
  if (!condition) throw new Fault(about, detail());
}

/** What tells faults of one kind from others: the words without names, numbers and places. */
export function kindOf(fault: string): string {
  return fault
    .replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '…')
    .replace(/\d+/g, '#')
    .slice(0, 100);
}
