import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { caseMakers, ownFileCases, type CaseMaker } from './cases.js';
import { Coverage } from './coverage.js';
import { Examiner } from './examine.js';
import type { FuzzCase } from './fuzz-case.js';
import { caseOf, GuidedInputs, randomOf, shortest } from './guided.js';
import { kindOf } from './oracles.js';
import { allShapes, SOUND_PROJECT } from './shapes.js';

/** What a thread is asked. */
export interface FuzzTask {
  readonly root: string;
  readonly seed: number;
  /** Milliseconds. */
  readonly time: number;
  /** Kinds of faults that are known already. */
  readonly known: readonly string[];
}

/** What a thread tells: a case before it is tried, so that one that never ends is known; and what failed. */
export type FuzzNews =
  | { readonly kind: 'trying'; readonly case: FuzzCase }
  | { readonly kind: 'failed'; readonly case: FuzzCase; readonly fault: string }
  | {
      readonly kind: 'done';
      readonly cases: number;
      readonly byMaker: Readonly<Record<string, number>>;
      readonly blocks: number;
      readonly corpus: number;
    };

const BATCH = 15;
const GUIDED = 'bytes, guided by coverage';

/** Makes and tries cases until the time is out. */
export async function runFuzzThread(): Promise<void> {
  const { root, seed, time, known } = workerData as FuzzTask;
  const until = Date.now() + time;
  const examiner = new Examiner(root);
  const shapes = allShapes(root);
  const makers = [...caseMakers(shapes), ...ownFileCases(await examiner.ownFiles({ 'a.json': SOUND_PROJECT }))];
  const coverage = new Coverage((url) => url.includes('dipv-fuzz-bundle'));
  const guided = new GuidedInputs(shapes, coverage, randomOf(seed));
  const kinds = new Set(known);
  const byMaker: Record<string, number> = {};
  const tell = (news: FuzzNews): void => parentPort?.postMessage(news);
  let shrinking = false;
  let cases = 0;

  /** What is wrong with a case, if that is news; `null`: nothing. */
  const faultOf = async (tried: FuzzCase, maker: string): Promise<string | null> => {
    tell({ kind: 'trying', case: tried });
    if (!shrinking) {
      cases++;
      byMaker[maker] = (byMaker[maker] ?? 0) + 1;
    }
    try {
      await examiner.examine(tried);
      return null;
    } catch (error) {
      const fault =
        error instanceof Error
          ? error.name === 'Fault'
            ? error.message
            : (error.stack ?? error.message)
          : String(error);
      return kinds.has(kindOf(fault)) ? null : fault;
    }
  };
  const failed = (tried: FuzzCase, fault: string): void => {
    kinds.add(kindOf(fault));
    tell({ kind: 'failed', case: tried, fault });
  };

  const runBatch = async ({ name, cases: arbitrary }: CaseMaker, round: number): Promise<void> => {
    let fault: string | null = null;
    const property = fc.asyncProperty(arbitrary, async (tried) => {
      const found = await faultOf(tried, name);
      if (found === null) return;
      // shrinking must keep to the kind of fault that it began with
      if (fault !== null && kindOf(fault) !== kindOf(found)) return;
      fault ??= found;
      shrinking = true;
      throw new Error(found);
    });
    const result = await fc.check(property, {
      seed: seed + round,
      numRuns: name === 'caches' ? 2 : BATCH, // each of those starts a process

      interruptAfterTimeLimit: Math.max(1, until + 5_000 - Date.now()),
      markInterruptAsFailure: false,
    });
    shrinking = false;
    const [tried] = result.counterexample ?? [];
    if (tried !== undefined) failed(tried, (result.errorInstance as Error | null)?.message ?? fault ?? '');
  };

  const runGuided = async (): Promise<void> => {
    for (let i = 0; i < BATCH && Date.now() < until; i++) {
      const seeded = guided.next();
      const fault = await faultOf(caseOf(seeded), GUIDED);
      guided.learn(seeded);
      if (fault === null) continue;
      shrinking = true;
      const bytes = await shortest(seeded.bytes, async (fewer) => {
        const again = await faultOf(caseOf({ ...seeded, bytes: fewer }), GUIDED);
        return again !== null && kindOf(again) === kindOf(fault);
      });
      shrinking = false;
      failed(caseOf({ ...seeded, bytes }), fault);
    }
  };

  for (let round = 0; Date.now() < until; round++) {
    const maker = makers[round % (makers.length + 2)];
    await (maker === undefined ? runGuided() : runBatch(maker, round));
  }
  coverage.takeNew();
  tell({ kind: 'done', cases, byMaker, blocks: coverage.blocks, corpus: guided.size });
  coverage.close();
  examiner.close();
}
