// Runs the tests of a package for Stryker, in one process that loads them once. Jest loads all of core anew for each of
// thousands of faults, which takes ten times as long. `expect`, `each` and mocks are those of jest.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { performance } from 'node:perf_hooks';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { collectTests } from './collect-tests.mjs';
import { loadSources } from './load-sources.mjs';

/** Of tests in other folders so many are asked, the quickest: all of them would take hours, and hardly ever notice more. */
const MOST_STRANGERS = 50;

/** In the copy with the faults: the tests that hold only once in a process. They are not asked. */
const ONCE = 'tests-that-hold-once.json';

class InProcessRunner {
  static inject = ['options'];
  #folder;
  #tests;
  #isFresh = true;
  /** A fault left something behind: the next one needs a new process. */
  #isSpoiled = false;
  /** How long each test took, so that the quick ones come first: mostly one of them notices. */
  #milliseconds = new Map();

  constructor({ testedPackage }) {
    this.#folder = testedPackage;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    this.#load();
    const result = await this.#run(this.#tests, false);
    const { mutantCoverage } = world();
    const again = await this.#run(this.#tests, false);
    const once = (again.tests ?? []).filter(({ status }) => status === TestStatus.Failed).map(({ id }) => id);
    writeFileSync(ONCE, JSON.stringify(result.status === DryRunStatus.Complete ? once : []));
    return { ...result, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName }) {
    if (this.#isSpoiled) throw new Error('an earlier fault left something behind');
    const isFresh = this.#isFresh;
    this.#isFresh = false;
    world().hitLimit = hitLimit;
    world().hitCount = 0;
    if (mutantActivation === 'static') world().activeMutant = activeMutant.id;
    this.#load();
    world().activeMutant = activeMutant.id;
    const tests = this.#nearest(testFilter, relative(join(process.cwd(), this.#folder, 'src'), sandboxFileName));
    const result = await this.#run(tests, true);
    const { hitCount } = world();
    if (mutantActivation === 'static') return toMutantRunResult(result);
    world().activeMutant = undefined;
    world().hitCount = undefined;

    const failed = result.tests?.filter(({ status }) => status === TestStatus.Failed) ?? [];
    if (result.status === DryRunStatus.Timeout || failed.length > 0) {
      // Would they fail without the fault, too?
      const again = await this.#run(
        this.#tests.filter(({ id }) => failed.some((each) => each.id === id)),
        true,
      );
      this.#isSpoiled = again.tests?.some(({ status }) => status === TestStatus.Failed) ?? true;
      if (this.#isSpoiled && !isFresh) throw new Error('an earlier fault left something behind');
    } else if (hitCount === 0 && !isFresh) {
      throw new Error('what is done once in a process was done before the fault was there'); // Stryker tries anew
    }
    return toMutantRunResult(result);
  }

  #load() {
    if (this.#tests !== undefined) return;
    const load = loadSources(process.cwd());
    const folder = join(process.cwd(), this.#folder, 'src');
    this.#tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .sort()
      .flatMap((file) => collectTests(file, () => load(join(folder, file))));
  }

  /** The tests that reach a fault: first those beside the file or above it, the quick ones first. */
  #nearest(ids = this.#tests.map(({ id }) => id), file) {
    const timeOf = ({ id }) => this.#milliseconds.get(id) ?? 0;
    const once = JSON.parse(readFileSync(ONCE, 'utf8'));
    const wanted = new Set(ids.filter((id) => !once.includes(id)));
    const tests = this.#tests.filter(({ id }) => wanted.has(id)).sort((a, b) => timeOf(a) - timeOf(b));
    const isNear = (test) => test.folder === '.' || `${dirname(file)}/`.startsWith(`${test.folder}/`);
    return [...tests.filter(isNear), ...tests.filter((test) => !isNear(test)).slice(0, MOST_STRANGERS)];
  }

  async #run(tests, endsAtFailure) {
    const results = [];
    for (const { id, run } of tests) {
      world().currentTestId = id;
      const begin = performance.now();
      const failure = await run();
      const reached = determineHitLimitReached(world().hitCount, world().hitLimit);
      if (reached !== undefined) return reached;
      const timeSpentMs = performance.now() - begin;
      const result = { id, name: id, timeSpentMs };
      this.#milliseconds.set(id, timeSpentMs);
      results.push(
        failure === null
          ? { ...result, status: TestStatus.Success }
          : { ...result, status: TestStatus.Failed, failureMessage: failure },
      );
      if (failure !== null && endsAtFailure) break;
    }
    world().currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests: results };
  }
}

/** What the faults that Stryker has put into the sources look at. */
function world() {
  return (globalThis.__stryker__ ??= {});
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
export const strykerValidationSchema = { properties: { testedPackage: { type: 'string' } } };
