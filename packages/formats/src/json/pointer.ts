/** The steps of a JSON pointer (RFC 6901), unescaped. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A property name or index as a step of a JSON pointer. */
export function pointerStep(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

export function pointerOf(steps: readonly (string | number)[]): string {
  return steps.map(pointerStep).join('');
}
