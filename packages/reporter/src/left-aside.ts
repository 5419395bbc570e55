import type { Report } from '@dipv/core';
import { countText } from './count-text.js';

/** `9 maps as in HEAD left aside`; `null`: none was. */
export function leftAsideText({ leftAside }: Pick<Report, 'leftAside'>): string | null {
  if (leftAside === undefined || leftAside.maps === 0) return null;
  return `${countText(leftAside.maps, 'map')} as in ${leftAside.since} left aside`;
}
