import { fileURLToPath } from 'node:url';

/** The file that this code stands in; of a bundle that is CommonJS, which has no `import.meta`, the program. */
export function ownFile(): string {
  const address: string | undefined = import.meta.url;
  return address === undefined ? (process.argv[1] ?? '') : fileURLToPath(address);
}
