import { isBlank } from '@dipv/core';
import { decodeJson } from '../../json/decode.js';
import { syntaxSpot } from '../../facts/faults.js';
import type { InputKind } from '../input-kind.js';
import type { ItemReader } from '../reader.js';
import { isObject } from '../../json/value.js';

const NAMES = 'SourceEntityName and DestinationEntityName';

const RUNNING_MAPS: InputKind = {
  title: 'List of running maps',
  section: 13,
  platforms: [],
  tells: { runningVersions: 'full' },
};

/**
 * A record of `msdyn_dualwriteruntimeconfigs`: what the service runs. Its `msdyn_unsecure` is JSON with
 * `SourceEntityName`, `DestinationEntityName` and `EntityMapVersion: {Major, Minor, Build, Revision}`.
 */
export const runtimeConfigReader: ItemReader = {
  name: 'list of running maps (msdyn_dualwriteruntimeconfigs)',
  of: 'object',
  tells: [RUNNING_MAPS],
  entitySets: ['msdyn_dualwriteruntimeconfigs'],
  recognises: (value) =>
    Object.hasOwn(value, 'msdyn_unsecure') || Object.hasOwn(value, 'msdyn_dualwriteruntimeconfigid'),
  read({ value, document, pointer }, facts) {
    const text = value['msdyn_unsecure'];
    if (typeof text !== 'string' || isBlank(text)) return;
    const decoded = decodeJson(text, document, `${pointer}/msdyn_unsecure`, facts.memory);
    if (decoded.fault) {
      facts.faults.add({
        file: document.file,
        severity: 'warning',
        subject: 'msdyn_unsecure',
        verdict: `${decoded.fault.reason}, so that nothing is known of the version that runs`,
        together: 'records have an msdyn_unsecure that is no JSON, so that nothing is known of the versions that run',
        details: [{ spot: syntaxSpot(decoded), text: '' }],
      });
      return;
    }
    const {
      SourceEntityName: source,
      DestinationEntityName: destination,
      EntityMapVersion,
    } = isObject(decoded.value) ? decoded.value : {};
    if (typeof source !== 'string' || typeof destination !== 'string') {
      facts.faults.add({
        file: document.file,
        severity: 'warning',
        subject: 'msdyn_unsecure',
        verdict: `does not name both ${NAMES}, so that nothing is known of the version that runs`,
        together: `records have an msdyn_unsecure that does not name both ${NAMES}, so that nothing is known of the versions that run`,
        details: [{ spot: { document, pointer: `${pointer}/msdyn_unsecure` }, text: '' }],
      });
      return;
    }
    const version = versionText(EntityMapVersion);
    if (version !== null) facts.runningVersions.push({ source, destination, version });
  },
};

/** .NET says -1 for a part that a version does not have. */
function versionText(version: unknown): string | null {
  if (typeof version === 'string') return version.trim() || null;
  if (!isObject(version)) return null;
  const parts = ['Major', 'Minor', 'Build', 'Revision'].map((part) => version[part]);
  const end = parts.findIndex((part) => typeof part !== 'number' || part < 0);
  return (end === -1 ? parts : parts.slice(0, end)).join('.') || null;
}
