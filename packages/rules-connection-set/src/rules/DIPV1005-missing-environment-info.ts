import { code, name as nameText, platformOf, say, taskRule, type Environment } from '@dipv/core';
import { environmentsOf, unknownEnvironmentsOf } from '../environments-of.js';

/** DIPV1005: an environment is listed, but not what or where it is. */
export const missingEnvironmentInfo = taskRule({
  code: 'DIPV1005',
  title: 'Missing environment info for dataset',
  description: say`An environment that a leg uses must say what it is (${code('targetType')}) and where (${code('environmentInfo')}, ${code('metadataUrl')} or ${code('directUrl')}). One that is null, or says neither, comes from a broken connection set.`,
  mend: 'For dual-write, reset the dual-write connection and link the environments again. For Data Integrator, create the connection set anew.',
  check({ task, report, notChecked }) {
    for (const reason of unknownEnvironmentsOf(task)) notChecked(reason);
    for (const { side, entry, name, environment } of environmentsOf(task)) {
      const fault = faultOf(environment);
      if (fault === null) continue;
      report({
        side: side.side,
        document: entry.document,
        at: entry.pointer,
        subject: name,
        detail: say`Missing environment info: environment ${nameText(name)} ${fault}`,
      });
    }
  },
  examples: {
    fails: [
      {
        name: 'nothing stands behind the name of an environment',
        sourceEntry: 'null',
        finds: [
          {
            at: '/environments/Contoso Operations',
            message: 'Missing environment info: environment Contoso Operations is null',
          },
        ],
      },
      {
        name: 'an environment does not say of what type it is',
        destinationEntry: 'no type',
        finds: [
          {
            at: '/environments/Contoso Sales',
            message: 'Missing environment info: environment Contoso Sales has no target type',
          },
        ],
      },
      {
        name: 'an environment does not say where it is',
        destinationEntry: 'no address',
        finds: [
          {
            at: '/environments/Contoso Sales',
            message:
              'Missing environment info: environment Contoso Sales has no environment info, metadata URL or direct URL',
          },
        ],
      },
    ],
    passes: [
      { name: 'both environments say what and where they are' },
      {
        name: 'an environment that the connection set does not have is left to DIPV1007',
        sourceEnvironment: 'Fabrikam Operations',
        notChecked: true,
      },
    ],
  },
});

function faultOf(environment: Environment | null): string | null {
  if (environment === null) return 'is null';
  if (platformOf(environment.targetType) === 'none') return 'has no target type';
  return environment.hasAddress ? null : 'has no environment info, metadata URL or direct URL';
}
