import type { Lack } from '../model/lack.js';
import type { LegContext } from '../context/leg-context.js';
import type { TaskContext } from '../context/task-context.js';
import type { Finding, Fix, Location, NotChecked, Severity } from '../model/report.js';
import type { SourceDocument } from '../model/source-document.js';
import { toText, type Words } from '../model/text.js';
import type { Project } from '../model/project.js';
import type { Fingerprint } from '../modules/services.js';
import type { RuleFinding, RuleInfo } from '../rule.js';
import type { FindingBudget } from './finding-budget.js';
import { locateFindings, nowhere } from './locate-findings.js';

/** What a rule reported, where it stands, before its place is looked up. */
export interface RawFinding {
  readonly rule: RuleInfo;
  readonly severity: Severity;
  readonly found: RuleFinding;
  readonly help: Words;
  readonly task: TaskContext | null;
  readonly leg: LegContext | null;
}

/** Gathers what rules say of one project, and makes its findings. */
export class FindingCollector {
  private readonly raw: RawFinding[] = [];
  private readonly said = new Set<string>();
  private readonly lacks = new Map<string, NotChecked>();

  /** Those for which there was no room. */
  private readonly left: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  constructor(
    private readonly project: Project,
    private readonly fingerprint: Fingerprint,
    private readonly budget: FindingBudget,
  ) {}

  /** What two tasks say of one environment in the same words is said once. */
  add(finding: RawFinding): void {
    const { rule, found } = finding;
    if (found.document !== undefined) {
      const said = JSON.stringify([rule.code, found.document.file, found.at, toText(found.detail).text]);
      if (this.said.has(said)) return;
      this.said.add(said);
    }
    if (this.budget.take()) this.raw.push(finding);
    else this.left[finding.severity]++;
  }

  /** Findings that are counted and not kept; `null`: none. */
  get unlisted(): Readonly<Record<Severity, number>> | null {
    return Object.values(this.left).some((count) => count > 0) ? this.left : null;
  }

  /** Says once a code and reason that something could not be checked. */
  addNotChecked(code: string, lack: Lack | Words): void {
    const isKnown = typeof lack === 'object' && 'fact' in lack;
    const said = isKnown ? { reason: lack.reason, lack } : { reason: toText(lack).text };
    this.lacks.set(`${code} ${said.reason}`, { code, ...said });
  }

  get notChecked(): readonly NotChecked[] {
    return [...this.lacks.values()].sort(byCode);
  }

  /** The findings, located, in the order of their places. */
  findings(): readonly Finding[] {
    const { document } = this.project;
    const places = locateFindings(this.raw.map(({ found }) => ({ document: found.document ?? document, found })));
    const located = this.raw.map((raw, i) => this.finding(raw, places[i] ?? nowhere(document, '')));
    return numberTwins(located.sort(byPlace));
  }

  private finding({ rule, severity, found, help, task, leg }: RawFinding, location: Location): Finding {
    const side = found.side === undefined || leg === null ? null : leg.side(found.side);
    const mapping = found.mapping?.model;
    const message = toText(found.detail);
    const mend = toText(found.help ?? help);
    const finding = {
      code: rule.code,
      variant: found.variant ?? null,
      severity,
      title: rule.title,
      message: message.text,
      help: mend.text,
      marks: { message: message.marks, help: mend.marks },
      docs: rule.docs,
      task: task?.model.name ?? null,
      leg: leg?.model.id ?? null,
      side: found.side ?? null,
      environmentType: side === null ? null : side.environmentType,
      table: side === null ? null : side.tableName,
      field: found.field ?? null,
      sourceField: mapping?.sourceField ?? null,
      destinationField: mapping?.destinationField ?? null,
      location,
      fix: makeFix(found, found.document ?? this.project.document),
    };
    return { ...finding, fingerprint: this.fingerprint(this.project.name, finding, found.subject ?? null) };
  }
}

function makeFix(found: RuleFinding, document: SourceDocument): Fix | null {
  if (found.fix === undefined) return null;
  const edits = document.edits(found.fix.changes);
  if (edits === null) return null;
  return {
    title: found.fix.title,
    edits: edits.map(({ place, text }) => ({ file: document.file, ...place, text })),
  };
}

/** Findings that nothing tells apart, such as those of two identical mappings, are counted through. */
function numberTwins(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const twins = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, twins + 1);
    return twins === 0 ? finding : { ...finding, fingerprint: `${finding.fingerprint}-${twins + 1}` };
  });
}

/** By place, code and message. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.location.file, b.location.file) ||
    (a.location.line ?? Infinity) - (b.location.line ?? Infinity) ||
    (a.location.column ?? Infinity) - (b.location.column ?? Infinity) ||
    compare(a.code, b.code) ||
    compare(a.variant ?? '', b.variant ?? '') ||
    compare(a.message, b.message)
  );
}

/** By code and reason. */
export function byCode(a: NotChecked, b: NotChecked): number {
  return compare(a.code, b.code) || compare(a.reason, b.reason);
}

/** By UTF-16 units, so that the order is the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
