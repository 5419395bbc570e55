import { DEFAULT_CONFIGURATION, withChanges, type ConfigurationFile } from '../configuration.js';
import type { Offer, RuleOffer } from '../messages.js';
import { byId, made } from './elements.js';

const SEVERITIES = ['error', 'warning', 'info', 'off'] as const;

/** What is set on the page. */
export class RulesView {
  private readonly severities = new Map<string, string>();
  private readonly options = new Map<string, unknown>();
  private given: ConfigurationFile | null = null;
  private rules: readonly RuleOffer[] = [];
  private names: readonly string[] = [];
  private readonly preset = byId('preset', HTMLSelectElement);
  private readonly find = byId('find', HTMLInputElement);

  /** @param changed told of every change */
  constructor(private readonly changed: () => void) {
    this.preset.addEventListener('change', changed);
    this.find.addEventListener('input', () => this.filter());
    byId('reset', HTMLButtonElement).addEventListener('click', () => {
      this.severities.clear();
      this.options.clear();
      this.preset.value = '';
      this.show();
      changed();
    });
  }

  offer({ rules, presets }: Offer): void {
    if (this.rules.length > 0) return; // a worker that was started anew offers the same
    this.rules = rules;
    this.names = presets;
    this.presets();
    this.show();
  }

  /** The configuration that was given; `null`: none was. */
  use(given: ConfigurationFile | null): void {
    this.given = given;
    this.presets();
    this.show();
  }

  /** The configuration with what is changed on the page. */
  get configuration(): ConfigurationFile {
    const { severities, options } = this;
    const file = this.given ?? DEFAULT_CONFIGURATION;
    const text = withChanges(file, { preset: this.preset.value || null, severities, options });
    return { path: file.path, text };
  }

  private presets(): void {
    const none = made('option', {}, this.given === null ? 'recommended' : 'as configured');
    none.value = '';
    const names = this.names.filter((name) => this.given !== null || name !== 'recommended');
    this.preset.replaceChildren(none, ...names.map((name) => made('option', {}, name)));
    const used = byId('used', HTMLElement);
    used.hidden = this.given === null;
    used.textContent = `${this.given?.path ?? ''} is used, and what you change here is changed in it.`;
    byId('export', HTMLElement).textContent = `Download ${nameOf((this.given ?? DEFAULT_CONFIGURATION).path)}`;
  }

  private show(): void {
    byId('rule-list', HTMLElement).replaceChildren(...this.rules.map((rule) => this.row(rule)));
    this.count();
    this.filter();
  }

  private count(): void {
    const { size } = this.severities;
    byId('rule-count', HTMLElement).textContent = size === 0 ? '' : `${size} changed`;
  }

  private row(rule: RuleOffer): HTMLElement {
    const { name, title, description, severity, options } = rule;
    const select = made('select', {}, ...['', ...SEVERITIES].map((each) => option(each)));
    select.setAttribute('aria-label', `Severity of ${name}`);
    select.value = this.severities.get(name) ?? '';
    const row = made('li', {}, made('code', {}, name), made('span', {}, title), select);
    const mark = (): void => {
      row.classList.toggle('changed', this.severities.has(name));
      this.count();
    };
    select.addEventListener('change', () => {
      if (select.value === '') {
        this.severities.delete(name);
        this.options.delete(name);
      } else this.severities.set(name, select.value);
      mark();
      this.changed();
    });
    row.classList.toggle('variant', name.includes('/'));
    row.classList.toggle('changed', this.severities.has(name));
    row.dataset['text'] = `${name} ${title} ${description}`.toLowerCase();
    if (description === '') return row;
    const about = made(
      'details',
      {},
      made('summary', {}, options === null ? 'What it finds' : 'What it finds, options'),
    );
    about.append(made('p', {}, description), made('p', {}, `Severity where nothing is set: ${severity}.`));
    if (options !== null) about.append(this.optionsOf(rule, options, select, mark));
    row.append(about);
    return row;
  }

  private optionsOf({ name, severity }: RuleOffer, options: string, select: HTMLSelectElement, mark: () => void): Node {
    const area = made('textarea', {});
    area.value = this.options.has(name) ? JSON.stringify(this.options.get(name), null, 2) : options;
    area.setAttribute('aria-label', `Options of ${name}, as JSON`);
    area.spellcheck = false;
    const fault = made('p', { class: 'error' });
    fault.setAttribute('role', 'alert');
    area.addEventListener('change', () => {
      try {
        this.options.set(name, JSON.parse(area.value) as unknown);
        fault.textContent = '';
      } catch (error) {
        fault.textContent = `Not JSON: ${error instanceof Error ? error.message : String(error)}`;
        return;
      }
      if (!this.severities.has(name)) this.severities.set(name, severity);
      select.value = this.severities.get(name) ?? '';
      mark();
      this.changed();
    });
    return made('div', {}, area, fault);
  }

  private filter(): void {
    const text = this.find.value.trim().toLowerCase();
    for (const row of byId('rule-list', HTMLElement).children) {
      if (row instanceof HTMLElement) row.hidden = !(row.dataset['text'] ?? '').includes(text);
    }
  }
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function option(value: string): HTMLOptionElement {
  const element = made('option', {}, value === '' ? 'as it is' : value);
  element.value = value;
  return element;
}
