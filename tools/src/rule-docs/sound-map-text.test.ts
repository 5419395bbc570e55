import type { TableSketch } from '@dipv/core';
import { buildWorkspace } from '@dipv/testing';
import { sketchOf } from './sound-map-text.js';

it('writes a table as its sketch was written', () => {
  const sketch: TableSketch = {
    name: 'contoso_orders',
    fields: {
      contoso_number: 'text(20) required readonly',
      contoso_amount: 'decimal(2) business-required',
      contoso_count: 'integer',
      contoso_big: 'integer(64) create-only',
      contoso_state: 'choice(1|2) update-only',
      contoso_site: 'lookup(contoso_sites|contoso_stores)',
      contoso_id: 'guid fills-itself',
    },
    integrationKey: ['contoso_number'],
    company: 'contoso_site.cdm_companycode',
  };
  const { connectionSets } = buildWorkspace({ name: 'orders', destination: sketch });
  const tables = connectionSets.flatMap((set) => set.environments.flatMap((entry) => entry.environment?.tables ?? []));
  const table = tables.find(({ name }) => name === sketch.name);
  expect(table && sketchOf(table)).toEqual(sketch);
});
