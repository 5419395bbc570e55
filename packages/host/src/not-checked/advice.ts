import type { Advice, Lack, Validator } from '@dipv/core';
import { inputKinds } from '@dipv/formats';
import { inputsAgainst } from './checkable.js';
import { LACK_TITLES } from './lack-titles.js';

/** What would settle each lack, by the inputs that a build reads. */
export function advisor({ readers }: Pick<Validator, 'readers'>): (lack: Lack) => Advice {
  const kinds = inputKinds(readers);
  return (lack) => {
    const { fact } = lack;
    if (fact === null) return { title: 'Faults that come first', inputs: [] };
    const inputs = inputsAgainst(lack, fact, kinds).map(({ title, tells }) => ({
      title,
      isPart: tells[fact] === 'part',
      guide: null,
    }));
    return { title: LACK_TITLES[fact], inputs };
  };
}
