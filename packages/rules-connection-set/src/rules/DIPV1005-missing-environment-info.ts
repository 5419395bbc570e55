import { code, name as nameText, platformOf, say, taskRule, type Environment } from '@dipv/core';
import { environmentsOf, lacksOfEnvironments } from '../environments-of.js';
import { examples } from './DIPV1005-missing-environment-info.examples.js';

/** DIPV1005: an environment is listed, but not what or where it is. */
export const missingEnvironmentInfo = taskRule({
  code: 'DIPV1005',
  title: 'Missing environment info for dataset',
  asks: ['environments'],
  description: say`An environment that a leg uses must say what it is (${code('targetType')}) and where (${code('environmentInfo')}, ${code('metadataUrl')} or ${code('directUrl')}). One that is null, or says neither, comes from a broken connection set.`,
  mend: 'For dual-write, reset the dual-write connection and link the environments again. For Data Integrator, create the connection set anew.',
  check({ task, report, notChecked }) {
    for (const lack of lacksOfEnvironments(task)) notChecked(lack);
    for (const { side, entry, name, environment } of environmentsOf(task)) {
      const fault = faultOf(environment);
      if (fault === null) continue;
      report({
        side: side.name,
        document: entry.document,
        at: entry.pointer,
        subject: name,
        detail: say`Missing environment info: environment ${nameText(name)} ${fault}`,
      });
    }
  },
  examples,
});

function faultOf(environment: Environment | null): string | null {
  if (environment === null) return 'is null';
  if (platformOf(environment.targetType) === 'none') return 'has no target type';
  return environment.hasAddress ? null : 'has no environment info, metadata URL or direct URL';
}
