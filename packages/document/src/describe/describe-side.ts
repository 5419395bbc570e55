import type { SideContext } from '@dipv/core';
import type { SideDescription } from '../documentation.js';
import { filterInWords } from './filter-in-words.js';

const KINDS = { 'finance-and-operations': 'F&O entity', dataverse: 'Dataverse table' } as const;

export function describeSide(side: SideContext, filter: string | null): SideDescription {
  const { environmentType, tableName, table, platform, environment } = side;
  const { integrationKey } = side.keys;
  const key = typeof integrationKey === 'string' ? null : integrationKey;
  const text = filter?.trim() ?? '';
  return {
    kind:
      platform === 'finance-and-operations' || platform === 'dataverse' ? KINDS[platform] : `${environmentType} table`,
    table: tableName,
    displayName: table?.displayName ?? null,
    environment: environment.state === 'known' ? environment.environment.name : null,
    key: key?.fields ?? null,
    isKeyGuessed: key?.origin === 'alternate key',
    company: table?.primaryCompanyContextField ?? null,
    filter: text === '' ? null : { text, words: filterInWords(text, table) },
  };
}
