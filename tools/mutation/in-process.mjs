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
import { sourcesOf } from './load-sources.mjs';
import { TimeoutError } from './within.mjs';

/** Of tests in other folders so many are asked, the quickest: all of them would take hours, and hardly ever notice more. */
const MOST_STRANGERS = 50;

/** A fault can make a test loop for ever: so long it may take, on a busy machine, and ten times as long as it took last. */
const MOST_MILLISECONDS = 5_000;

/** In the copy with the faults: the tests that hold only once in a process. They are not asked. */
const ONCE = 'tests-that-hold-once.json';

class InProcessRunner {
  static inject = ['options'];
  #folder;
  #tests;
  /** No fault was there since all was loaded. */
  #isFresh = true;
  #sources = sourcesOf(process.cwd());
  /** How long each test took, so that the quick ones come first: mostly one of them notices. */
  #milliseconds = new Map();

  constructor({ testedPackage }) {
    this.#folder = testedPackage;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    this.#load();
    const result = await this.#run(this.#tests, false);
    // The faults go on counting in it.
    const mutantCoverage = structuredClone(world().mutantCoverage);
    const again = await this.#run(this.#tests, false);
    const once = (again.tests ?? []).filter(({ status }) => status === TestStatus.Failed).map(({ id }) => id);
    writeFileSync(ONCE, JSON.stringify(result.status === DryRunStatus.Complete ? once : []));
    return { ...result, mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName, reloadEnvironment }) {
    if (reloadEnvironment) this.#tests = undefined;
    const file = relative(join(process.cwd(), this.#folder, 'src'), sandboxFileName);
    const attempt = async () => {
      const isFresh = this.#isFresh;
      this.#isFresh = false;
      Object.assign(world(), { hitLimit, hitCount: 0, activeMutant: activeMutant.id });
      const result = await this.#run(this.#nearest(testFilter, file), true);
      const { hitCount } = world();
      Object.assign(world(), { hitCount: undefined, activeMutant: undefined });
      const failed = result.tests?.filter(({ status }) => status === TestStatus.Failed) ?? [];
      // Would it fail without the fault, too?
      const again = await this.#run(
        this.#tests.filter(({ id }) => failed.some((each) => each.id === id)),
        true,
      );
      const isSpoiled = again.tests?.every(({ status }) => status === TestStatus.Success) !== true;
      const isTimeout = result.status === DryRunStatus.Timeout;
      // Or was what is done once done before the fault was there?
      const isDoubtful = !isFresh && (isSpoiled || (!isTimeout && failed.length === 0 && hitCount === 0));
      if (isSpoiled || isTimeout || isDoubtful) this.#tests = undefined;
      this.#load();
      return isDoubtful ? null : result;
    };
    this.#load();
    return toMutantRunResult((await attempt()) ?? (await attempt()));
  }

  /** Loads sources and tests, without a fault; anew where a fault may have left something behind. */
  #load() {
    if (this.#tests !== undefined) return;
    const load = this.#sources.load();
    const folder = join(process.cwd(), this.#folder, 'src');
    this.#tests = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .sort()
      .flatMap((file) => collectTests(file, () => load(join(folder, file))));
    this.#isFresh = true;
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

  async #run(tests, isFaulty) {
    const results = [];
    for (const { id, run } of tests) {
      world().currentTestId = id;
      const begin = performance.now();
      const most = isFaulty ? MOST_MILLISECONDS + 10 * (this.#milliseconds.get(id) ?? 0) : 100 * MOST_MILLISECONDS;
      const failure = await run(Math.ceil(most));
      if (failure instanceof TimeoutError) return { status: DryRunStatus.Timeout, reason: `${id} takes too long` };
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
      if (failure !== null && isFaulty) break;
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
