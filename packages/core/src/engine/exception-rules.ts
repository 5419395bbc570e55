import type { Rule } from '../rule.js';

type ExceptionRule = Omit<Rule, 'scope' | 'check'>;

const MEND = 'Report the exception to the maker of the rule. The findings of all other rules stand.';

/** A rule threw while it checked a dual-write project. */
export const DUAL_WRITE_EXCEPTION: ExceptionRule = {
  code: 'DIPV1001',
  title: 'Exceptions encountered during Dual-write project validation',
  description:
    'A rule ended with an exception while it checked a dual-write map, so that this rule said nothing about the map. Every other rule still ran.',
  mend: MEND,
  examples: { fails: [], passes: [] },
};

/** A rule threw while it checked another project. */
export const PROJECT_EXCEPTION: ExceptionRule = {
  code: 'DIPV1006',
  title: 'Exceptions encountered during project validation',
  description:
    'A rule ended with an exception while it checked a Data Integrator project, so that this rule said nothing about the project. Every other rule still ran.',
  mend: MEND,
  examples: { fails: [], passes: [] },
};

export const EXCEPTION_RULES = [DUAL_WRITE_EXCEPTION, PROJECT_EXCEPTION];
