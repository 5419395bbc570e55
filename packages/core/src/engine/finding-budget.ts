/** Findings that a run keeps where it is told no other number: they take about a kilobyte each, and so does their text. */
export const MOST_FINDINGS = 500_000;

/** How many more findings a run keeps. */
export class FindingBudget {
  private kept = 0;

  constructor(readonly most: number) {}

  /** Whether there is room for one more, which it then takes. */
  take(): boolean {
    if (this.kept >= this.most) return false;
    this.kept++;
    return true;
  }
}
