import { MappingContext } from '../context/mapping-context.js';
import { didYouMean, shown } from '../did-you-mean.js';
import { isWords, toText } from '../model/text.js';
import { isBlank } from '../names.js';
import type { Rule, RuleFinding } from '../rule.js';

const PARTS: readonly string[] = [
  'detail',
  'at',
  'document',
  'span',
  'side',
  'field',
  'mapping',
  'variant',
  'subject',
  'help',
  'fix',
] satisfies (keyof RuleFinding)[];

/** What is wrong with what a check gives back, where it was to report; `null`: nothing, it is nobody's. */
export function faultOfResult(result: unknown): string | null {
  if (typeof result !== 'object' || result === null) return null;
  if ('next' in result && typeof result.next === 'function')
    return 'its check is a generator, which nobody runs: let it be a plain function';
  return Array.isArray(result) && result.some((each) => typeof each === 'object' && each !== null)
    ? 'its check returns a list, which nobody hears of: let it call `report` for each finding'
    : null;
}

/** What keeps a report of a rule from being a finding; `null`: nothing. */
export function faultOfFinding(finding: unknown, { variants = [], fixable = false }: Rule): string | null {
  if (typeof finding !== 'object' || finding === null) return `it reports ${shown(finding)} in place of a finding`;
  const found = finding as { readonly [key in keyof RuleFinding]?: unknown };
  const { at, detail, side, variant, document } = found;
  if (typeof at !== 'string') return `\`at\` is no JSON pointer but ${shown(at)}`;
  if (at !== '' && !at.startsWith('/')) return `\`at\` is no JSON pointer, which starts with a slash, but ${shown(at)}`;
  if (!isWords(detail)) return `\`detail\` is no text but ${shown(detail)}`;
  if (isBlank(toText(detail).text)) return '`detail` is blank: say what is wrong';
  if (side !== undefined && side !== 'source' && side !== 'destination')
    return `it reports the side ${didYouMean(side, ['source', 'destination'])}`;
  const names = variants.map(({ name }) => name);
  if (variant !== undefined && !names.includes(variant as string)) {
    return names.length === 0
      ? `it reports the variant ${shown(variant)} and has none`
      : `it reports the variant ${didYouMean(variant, names)}`;
  }
  if (document !== undefined && !isDocument(document)) return `\`document\` is none but ${shown(document)}`;
  return (
    faultOfNames(found) ?? faultOfSpan(found.span) ?? faultOfFix(found.fix, fixable) ?? faultOfParts(Object.keys(found))
  );
}

function faultOfParts(given: readonly string[]): string | null {
  const stray = given.find((part) => !PARTS.includes(part));
  if (stray === undefined) return null;
  return stray === 'severity'
    ? 'it reports a severity, which is that of the rule: give the rule a variant of another one, and report that'
    : `it reports ${didYouMean(stray, PARTS)}`;
}

function faultOfNames(found: { readonly [key in keyof RuleFinding]?: unknown }): string | null {
  const { field, subject, help, mapping } = found;
  if (field !== undefined && field !== null && typeof field !== 'string')
    return `\`field\` is no text but ${shown(field)}`;
  if (subject !== undefined && typeof subject !== 'string') return `\`subject\` is no text but ${shown(subject)}`;
  if (help !== undefined && !isWords(help)) return `\`help\` is no text but ${shown(help)}`;
  return mapping === undefined || mapping instanceof MappingContext
    ? null
    : `\`mapping\` is none of the leg's but ${shown(mapping)}`;
}

function faultOfSpan(span: unknown): string | null {
  if (span === undefined) return null;
  const { start, end } = (span ?? {}) as { readonly start?: unknown; readonly end?: unknown };
  return typeof start === 'number' && typeof end === 'number' ? null : '`span` has no numbers `start` and `end`';
}

function faultOfFix(fix: unknown, isFixable: boolean): string | null {
  if (fix === undefined) return null;
  const { title, changes } = (fix ?? {}) as { readonly title?: unknown; readonly changes?: unknown };
  if (typeof title !== 'string') return `the title of its fix is no text but ${shown(title)}`;
  if (!Array.isArray(changes) || changes.length === 0) return 'its fix has no changes';
  if (!changes.every(isChange))
    return 'a change of its fix neither removes nor replaces: { kind, pointer }, and value where it replaces';
  return isFixable ? null : 'it reports a fix, and does not say so: give the rule `fixable: true`';
}

function isChange(change: unknown): boolean {
  const { kind, pointer, value } = (change ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof pointer !== 'string' || !(pointer === '' || pointer.startsWith('/'))) return false;
  return (
    kind === 'remove' ||
    (kind === 'replace' && (value === null || ['string', 'number', 'boolean'].includes(typeof value)))
  );
}

function isDocument(document: unknown): boolean {
  const { file, locate, locateInString, edits } = (document ?? {}) as Readonly<Record<string, unknown>>;
  return typeof file === 'string' && [locate, locateInString, edits].every((each) => typeof each === 'function');
}
