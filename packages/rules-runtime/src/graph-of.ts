import { MapGraph, onceFor, type RestingLeg, type RestingMap, type RestingSide } from '@dipv/core';

/** How these maps rest on each other. */
export const graphOf = onceFor((maps: readonly RestingMap[]): MapGraph => new MapGraph(maps));

/** The Dataverse side of a leg between F&O and Dataverse; `undefined`: it is none, or its table has no name. */
export function dataverseOf({ told }: RestingLeg): RestingSide | undefined {
  return told.find(({ opposite }) => opposite === 'finance-and-operations');
}
