/** What ends a process, in ways that Node tells of and in those that it does not. */
type Ends = Record<'exit' | 'reallyExit', (code?: number) => never>;

const ends = process as unknown as Ends;

/** Those of Node, before plugins are kept from them. */
const { exit, reallyExit } = ends;

/** Functions of `process` that end it, as far as this release of Node has them; `exit` itself ends by `reallyExit`. */
const ENDING = ['exit', 'reallyExit', 'abort', 'execve'];

/** From now on nobody ends the process by calling one of its functions, which would end the run for all others. */
export function keepFromEnding(): void {
  for (const name of ENDING) {
    if (!(name in process)) continue;
    const refuse = (): never => {
      throw new Error(`process.${name}() is called, which would end the run for all others`);
    };
    Object.assign(process, { [name]: refuse });
  }
}

/** Ends the process with this code, whatever plugins do when they hear of it. */
export function endProcess(code: number): never {
  ends.reallyExit = () => reallyExit.call(process, code);
  return exit.call(process, code);
}
