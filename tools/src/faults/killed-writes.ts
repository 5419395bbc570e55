import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, type Bench } from './bench.js';
import { faultOf, isExplained, type Scenario } from './scenario.js';
import { WRITES, type Write } from './writes.js';

const MOMENTS = ['before', 'half', 'after'] as const;

/** How many calls of a run change something, and what it leaves. */
async function whole(bench: Bench, write: Write): Promise<{ readonly calls: number; readonly result: string | null }> {
  const cwd = bench.folder(write.files);
  const count = join(bench.folder(), 'calls');
  await bench.run(write.args, { cwd, fault: { count } });
  return { calls: Number(readFileSync(count, 'utf8')), result: resultIn(cwd, write) };
}

function resultIn(cwd: string, { target, files }: Write): string | null {
  const left = filesIn(cwd);
  if (target !== null) return left.get(target) ?? null;
  return [...left].find(([path]) => !(path in files) && path.endsWith('.report'))?.[1] ?? null;
}

function oldOf({ target, files }: Write): string | null {
  const content = target === null ? undefined : files[target];
  return content === undefined ? null : Buffer.from(content).toString('latin1');
}

/** What is left is old or new, all other inputs are as they were, and the next run, if any, goes as ever. */
async function afterwards(
  bench: Bench,
  write: Write,
  cwd: string,
  result: string | null,
  runsAgain = true,
): Promise<string | null> {
  const left = resultIn(cwd, write);
  if (left !== oldOf(write) && left !== result) {
    return `${write.target ?? 'the cache'} is neither old nor new: ${(left ?? 'gone').slice(0, 80)} (${left?.length ?? 0} bytes)`;
  }
  const files = filesIn(cwd);
  const changed = Object.entries(write.files).find(
    ([path, content]) => path !== write.target && files.get(path) !== Buffer.from(content).toString('latin1'),
  );
  if (changed !== undefined) return `${changed[0]} has changed`;
  // `init` leaves alone what is there
  if (!runsAgain || write.name === 'init') return null;
  const again = await bench.run(write.args, { cwd });
  return faultOf(again, [write.code]);
}

async function killed(bench: Bench, write: Write, isShort: boolean): Promise<string | null> {
  const { calls, result } = await whole(bench, write);
  if (calls === 0 || result === null) return `writes nothing that is seen (${calls} calls)`;
  const moments = Array.from({ length: calls }, (_, i) => i + 1).flatMap((at) =>
    MOMENTS.filter((then) => !isShort || then === 'half' || at === calls).map((then) => ({ at, then })),
  );
  for (const { at, then } of moments) {
    const cwd = bench.folder(write.files);
    await bench.run(write.args, { cwd, fault: { at, then } });
    const fault = await afterwards(bench, write, cwd, result, !isShort);
    if (fault !== null) return `killed at call ${at} of ${calls}, ${then}: ${fault}`;
  }
  return null;
}

async function killedAtRandom(bench: Bench, write: Write): Promise<string | null> {
  const { result } = await whole(bench, write);
  for (let i = 0; i < 12; i++) {
    const cwd = bench.folder(write.files);
    const delay = Math.random() * 350;
    await bench.run(write.args, { cwd, started: (pid) => setTimeout(() => kill(pid), delay) });
    const fault = await afterwards(bench, write, cwd, result);
    if (fault !== null) return `killed after ${delay.toFixed(0)} ms: ${fault}`;
  }
  return null;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended
  }
}

async function failing(bench: Bench, write: Write, code: string): Promise<string | null> {
  const { calls, result } = await whole(bench, write);
  for (let at = 1; at <= calls; at++) {
    const cwd = bench.folder(write.files);
    const ended = await bench.run(write.args, { cwd, fault: { at, then: code } });
    // a call that need not succeed, such as one for the owner of a file, may be passed over
    const isThrough = ended.code === write.code && resultIn(cwd, write) === result;
    const fault =
      (isThrough ? null : (faultOf(ended, write.failing) ?? isExplained(ended, REASONS))) ??
      (await afterwards(bench, write, cwd, result));
    if (fault !== null) return `${code} at call ${at} of ${calls}: ${fault}`;
  }
  return null;
}

/** How it is said that a file cannot be written. */
const REASONS = /cannot be|could not be|no space|ENOSPC|EACCES|EIO|permission|full|disk/i;

export const killedWrites: readonly Scenario[] = WRITES.flatMap((write): Scenario[] => [
  {
    group: 'Killed at every call that writes',
    name: `${write.name}, halfway through each`,
    isShort: true,
    run: (bench) => killed(bench, write, true),
  },
  {
    group: 'Killed at every call that writes',
    name: `${write.name}, before and after each`,
    isShort: false,
    run: (bench) => killed(bench, write, false),
  },
  {
    group: 'Killed at random moments',
    name: write.name,
    isShort: false,
    run: (bench) => killedAtRandom(bench, write),
  },
  ...['ENOSPC', 'EACCES', 'EIO'].map((code) => ({
    group: `${code} at every call that writes`,
    name: write.name,
    isShort: false,
    run: (bench: Bench) => failing(bench, write, code),
  })),
]);
