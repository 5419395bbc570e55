import { jsonText, laterList, laterUnlessFew } from '@dipv/reporter/json-text';
import type { Finding } from '@dipv/core';
import type { Change, MapComparison, TableChange } from '../comparison.js';
import type { RenderComparison } from './formats.js';

/** The comparison, version 1, as `comparison.schema.json` describes it: members are named one by one. */
export const comparisonAsJson: RenderComparison = ({ version, tool, before, after, summary, maps, tables }) =>
  jsonText({
    version,
    tool: { name: tool.name, version: tool.version },
    before,
    after,
    summary,
    maps: laterList(maps, mapToJson),
    tables: laterList(tables, ({ platform, name, changes }) => ({
      platform,
      name,
      changes: laterUnlessFew(changes, tableChangeToJson),
    })),
  });

function mapToJson({ before, after, changes, newFindings, goneFindings, notCompared }: MapComparison) {
  return {
    before,
    after,
    changes: laterUnlessFew(changes, changeToJson),
    newFindings: laterUnlessFew(newFindings, findingToJson),
    goneFindings: laterUnlessFew(goneFindings, findingToJson),
    notCompared: notCompared.map(({ what, reason }) => `${what}: ${reason}`),
  };
}

function changeToJson({ kind, effect, what, why, was, is, before, after }: Change) {
  return { kind, effect, what: what.text, why, was, is, before, after };
}

function tableChangeToJson(change: TableChange) {
  return { ...changeToJson(change), maps: change.maps };
}

function findingToJson({ code, variant, severity, title, message, help, location, fingerprint }: Finding) {
  const { file, pointer, line, column } = location;
  return { code, variant, severity, title, message, help, location: { file, pointer, line, column }, fingerprint };
}
