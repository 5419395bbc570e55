/** Whether to colour what goes to a stream: the flag decides, then NO_COLOR and FORCE_COLOR, then whether it is a terminal. */
export function useColor(flag: boolean | undefined, isTerminal: () => boolean, env: NodeJS.ProcessEnv): boolean {
  if (flag !== undefined) return flag;
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return env['TERM'] !== 'dumb' && isTerminal();
}
