import type { Advice, Lack, Validator } from '@dipv/core';
import { inputKinds } from '@dipv/formats';
import { inputsAgainst } from './checkable.js';
import { anchorOf } from './guide.js';
import { LACK_TITLES } from './lack-titles.js';

/**
 * What would settle each lack, by the inputs that a build reads.
 * @param docs the address of the build's documentation; `null`: it is not on the web
 */
export function advisor({ readers }: Pick<Validator, 'readers'>, docs: string | null): (lack: Lack) => Advice {
  const kinds = inputKinds(readers);
  return (lack) => {
    const { fact } = lack;
    if (fact === null) return { title: 'Faults that come first', inputs: [] };
    const inputs = inputsAgainst(lack, fact, kinds).map((input) => {
      const anchor = anchorOf(input);
      const guide = docs === null || anchor === null ? null : `${docs}/guides/metadata.md${anchor}`;
      return { title: input.title, isPart: input.tells[fact] === 'part', guide };
    });
    return { title: LACK_TITLES[fact], inputs };
  };
}
