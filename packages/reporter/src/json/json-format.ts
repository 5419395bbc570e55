import type { Finding, Fix, Location, MapOrder, Problem, ProjectReport, Render, Report } from '@dipv/core';
import { jsonText, laterList, laterUnlessFew } from '../json-text.js';
import { helpOf, messageOf } from '../marked-text.js';

/**
 * The JSON report, version 1. Members are named one by one: what the report holds besides is not part of the
 * contract, and the order of members is.
 */
export const renderJson: Render = (report) => jsonText(toJson(report));

function toJson({ version, tool, shard, summary, projects, problems, order, leftAside }: Report) {
  return {
    version,
    tool: { name: tool.name, version: tool.version },
    shard: shard && { index: shard.index, count: shard.count },
    summary: {
      projects: summary.projects,
      mappings: summary.mappings,
      errors: summary.errors,
      warnings: summary.warnings,
      infos: summary.infos,
      fixable: summary.fixable,
      suppressed: summary.suppressed,
      notChecked: summary.notChecked,
      problems: summary.problems,
    },
    projects: laterList(projects, projectToJson),
    problems: laterList(problems, problemToJson),
    ...(order === undefined ? {} : { order: orderToJson(order) }),
    ...(leftAside === undefined ? {} : { leftAside: { maps: leftAside.maps, since: leftAside.since } }),
  };
}

function orderToJson({ steps, open }: MapOrder) {
  return {
    steps: steps.map((maps) =>
      maps.map(({ name, version, file, isInCircle }) => ({ name, version, file, isInCircle })),
    ),
    open: open.map(({ name, version, reason }) => ({ name, version, reason })),
  };
}

function projectToJson({ name, version, dualWrite, file, findings, notChecked }: ProjectReport) {
  return {
    name,
    version,
    dualWrite,
    file,
    findings: laterUnlessFew(findings, findingToJson),
    notChecked: laterUnlessFew(notChecked, ({ code, reason }) => ({ code, reason })),
  };
}

function findingToJson(finding: Finding) {
  return {
    code: finding.code,
    variant: finding.variant,
    severity: finding.severity,
    title: finding.title,
    message: finding.message,
    help: finding.help,
    marks: { message: messageOf(finding).marks, help: helpOf(finding).marks },
    docs: finding.docs,
    task: finding.task,
    leg: finding.leg,
    side: finding.side,
    environmentType: finding.environmentType,
    table: finding.table,
    field: finding.field,
    sourceField: finding.sourceField,
    destinationField: finding.destinationField,
    location: locationToJson(finding.location),
    fix: finding.fix && fixToJson(finding.fix),
    fingerprint: finding.fingerprint,
  };
}

function locationToJson({ file, pointer, line, column, endLine, endColumn }: Location) {
  return { file, pointer, line, column, endLine, endColumn };
}

function fixToJson({ title, edits }: Fix) {
  return {
    title,
    edits: edits.map(({ file, line, column, endLine, endColumn, text }) => ({
      file,
      line,
      column,
      endLine,
      endColumn,
      text,
    })),
  };
}

function problemToJson({ kind, severity, file, reason, pointer, line, column }: Problem) {
  return { kind, severity, file, reason, pointer, line, column };
}
