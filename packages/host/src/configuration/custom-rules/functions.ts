/** What a condition can use beside operators, by what it is asked of. The guide shows it. */
export const FUNCTIONS = {
  startsWith: { of: 'text', form: '.startsWith("a")', says: 'whether it begins so' },
  endsWith: { of: 'text', form: '.endsWith("a")', says: 'whether it ends so' },
  contains: { of: 'text', form: '.contains("a")', says: 'whether that stands in it' },
  like: {
    of: 'text',
    form: '.like("acme_*")',
    says: 'whether it reads so, whatever the case: `*` stands for any characters, `?` for one',
  },
  size: { of: 'both', form: '.size()', says: 'how many characters, or elements' },
  exists: {
    of: 'list',
    form: '.exists(m, m.hasDefault)',
    says: 'whether the condition holds for one element at least',
  },
  all: { of: 'list', form: '.all(m, m.hasDefault)', says: 'whether it holds for all of them' },
  filter: { of: 'list', form: '.filter(m, m.hasDefault)', says: 'the list of those for which it holds' },
} as const satisfies Readonly<Record<string, FunctionDefinition>>;

interface FunctionDefinition {
  readonly of: 'text' | 'list' | 'both';
  readonly form: string;
  readonly says: string;
}

/** `null`: there is none of this name. */
export function functionNamed(name: string): FunctionDefinition | null {
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name as keyof typeof FUNCTIONS] : null;
}
