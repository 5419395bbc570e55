import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { render } from './render.js';

const HELP = `Usage: npm create dipv-plugin <folder> [-- options]

Writes a package of rules for dipv, in TypeScript: one rule with its examples, a test,
a page about the rule, and a workflow that tests it.

Options:
  --name <name>   of the package, such as @acme/dipv-rules (default: that of the folder)
  --code <code>   of the first rule, such as ACME0001 (default: made of the name)
  --scope <scope> what the rule is asked about: project, task, leg, side, or each leg with
                  all maps of the workspace: workspace (default: leg)
  --version       the version of this program
  --help          this text
`;

const SCOPES = ['project', 'task', 'leg', 'side', 'workspace'];
/** What npm takes. */
const PACKAGE_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const CODE = /^[A-Za-z][A-Za-z0-9_-]*$/;

interface Manifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<'@dipv/core' | '@dipv/testing' | 'dipv', string>>;
}

/** Does what the arguments ask for; sets exit code 2 where they cannot be understood. */
export function main(args: readonly string[]): void {
  try {
    process.stdout.write(answer(args));
  } catch (error) {
    process.stderr.write(`create-dipv-plugin: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}

function answer(args: readonly string[]): string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      code: { type: 'string' },
      scope: { type: 'string', default: 'leg' },
      version: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return HELP;
  const own = fileURLToPath(new URL('..', import.meta.url));
  const { version, devDependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as Manifest;
  if (values.version) return `${version}\n`;
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new Error(`Give one folder, which need not exist yet.\n\n${HELP}`);
  }
  const root = resolve(folder);
  if (existsSync(root) && readdirSync(root).some((name) => name !== '.git')) {
    throw new Error(`${folder} is not empty: choose another folder.`);
  }
  const packageName = values.name ?? basename(root).toLowerCase();
  if (!PACKAGE_NAME.test(packageName)) {
    throw new Error(`npm takes no package called ${packageName}: give another by --name, such as @acme/dipv-rules.`);
  }
  const words = wordsOf(packageName);
  const code = values.code ?? `${(words[0] ?? '').toUpperCase()}0001`;
  if (!CODE.test(code)) throw new Error(`${code} is no code: give one by --code, such as ACME0001.`);
  if (/^(?:DIPV|DWR)\d/i.test(code)) {
    throw new Error(
      `Codes such as ${code} are those of dipv itself: give one of your own by --code, such as ACME0001.`,
    );
  }
  if (!SCOPES.includes(values.scope)) {
    throw new Error(`There is no scope ${values.scope}: give project, task, leg, side or workspace.`);
  }
  const title = 'Missing something';
  const given = {
    packageName,
    label: words.join(' '),
    moduleName:
      words.map((word, i) => (i === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('') + 'Rules',
    code,
    name: 'missing-something',
    propertyName: 'missingSomething',
    title,
    titleLiteral: JSON.stringify(title),
    coreVersion: devDependencies['@dipv/core'],
    testingVersion: devDependencies['@dipv/testing'],
    dipvVersion: devDependencies.dipv,
  };
  const templates = join(own, 'templates');
  render(join(templates, 'package'), root, given);
  render(join(templates, 'module'), join(root, 'src'), given);
  render(join(templates, 'rule', values.scope), join(root, 'src/rules'), given);
  const shown = relative(process.cwd(), root) || '.';
  return `${packageName} is in ${shown}, with the rule ${code}. Next:

  cd ${shown}
  npm install
  npm test

Then complete what is marked EDIT in src/rules and docs. README.md says the rest.
`;
}

/** `@acme/dipv-rules` → `acme`; `price-lists` → `price`, `lists`. */
function wordsOf(packageName: string): readonly string[] {
  const words = packageName.split(/[^a-z0-9]+/).filter((word) => /^[a-z]/.test(word));
  const telling = words.filter((word) => !['dipv', 'plugin', 'rules'].includes(word));
  return telling.length > 0 ? telling : ['own'];
}
