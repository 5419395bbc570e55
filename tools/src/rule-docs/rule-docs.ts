import { collectRules } from './collect-rules.js';
import { indexPage } from './index-page.js';
import { rulePage } from './rule-page.js';

/**
 * The documentation of all rules: the text of each page by the name of its file.
 * @param packages what each rule package exports
 */
export function ruleDocs(packages: readonly object[]): ReadonlyMap<string, string> {
  const rules = collectRules(packages);
  const pages = rules.map((rule): [string, string] => [`${rule.code}.md`, `${rulePage(rule)}\n`]);
  return new Map([['README.md', `${indexPage(rules)}\n`], ...pages]);
}
