/**
 * Declares tests that need something from outside the repository. Where it is missing they are counted as skipped, and
 * the test command says why. What they need may be used within tests only: without it they are declared all the same.
 * @param declare takes the path of it, which is empty where it is missing
 */
declare function describeWith(
  name: 'browser' | 'corpus' | 'empty root' | `node ${string}`,
  declare: (path: string) => void,
): void;
