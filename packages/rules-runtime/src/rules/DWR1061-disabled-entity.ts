import { lacksSwitches, list, say, sideRule } from '@dipv/core';
import { dualWriteDocs } from '../dual-write-docs.js';
import { pairOf } from '../dual-write-pair.js';
import { examples } from './DWR1061-disabled-entity.examples.js';

/** DWR1061: dual-write cannot read or write an entity that is switched off. */
export const disabledEntity = sideRule({
  code: 'DWR1061',
  title: 'The F&O entity is not enabled for data management or OData',
  severity: 'warning',
  strict: 'error',
  service: 'off',
  docs: dualWriteDocs('custom-best-practices'),
  needs: ['table'],
  asks: ['switches'],
  platform: 'finance-and-operations',
  description:
    'An entity of a map has to be enabled for data management, which the initial synchronization uses, and public, so that OData can reach it: Microsoft’s customization guidance asks for both. An entity whose configuration key is off is as good as not there.',
  mend: 'Enable the entity in its properties in F&O (Data Management Enabled, Is Public), switch its configuration key on, and refresh the list of data entities; or map another entity.',
  applies: ({ leg, side }) => side.isFinanceAndOperations && pairOf(leg) !== null,
  check({ side, report, notChecked }) {
    const { dataManagement, dataService, configuration } = side.table?.switches ?? NOTHING_TOLD;
    for (const [isOn, what] of [
      [dataManagement, 'is enabled for data management'],
      [dataService, 'is enabled for OData'],
    ] as const)
      if (isOn === null) notChecked(lacksSwitches(side, what));
    const off = [
      ...(dataManagement === false ? ['is not enabled for data management'] : []),
      ...(dataService === false ? ['is not enabled for OData'] : []),
      ...(configuration === false ? ['has a configuration key that is off'] : []),
    ];
    if (off.length === 0) return;
    report({
      side: side.name,
      at: side.leg.at(`${side.name}Schema`),
      detail: say`${side.label} ${list(off, ' and ')}`,
    });
  },
  examples,
});

const NOTHING_TOLD = { dataManagement: null, dataService: null, configuration: null };
