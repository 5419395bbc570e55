import type { Build } from '@dipv/host';
import * as modules from './modules.js';
import { PACKAGES, VERSION } from './version.js';

/** dipv, wherever it runs. */
export const BUILD: Build = {
  name: 'dipv',
  version: VERSION,
  docs: 'https://github.com/dipv/dipv/blob/main/docs',
  modules: Object.values(modules).map((each) => ({ ...PACKAGES[each.name], ...each })),
};
