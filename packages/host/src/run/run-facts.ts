import type { RunFacts } from '@dipv/core';
import type { Setup } from './setup.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What formats tell of a run. The clock is not asked, so that the same input in the same build gives the same bytes.
 */
export function runFacts(
  { paths, docs }: Pick<Setup, 'paths' | 'docs'>,
  baseline: RunFacts['baseline'],
  env: Environment,
): RunFacts {
  return {
    docs,
    inputs: paths,
    date: dateOf(env),
    build: buildOf(env),
    baseline,
  };
}

/**
 * https://reproducible-builds.org/specs/source-date-epoch,
 * https://docs.gitlab.com/ci/variables/predefined_variables
 */
function dateOf({ SOURCE_DATE_EPOCH: epoch, CI_PIPELINE_CREATED_AT: created }: Environment): string | null {
  const moment = /^\d{1,11}$/.test(epoch ?? '') ? new Date(Number(epoch) * 1000) : new Date(created ?? '');
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/**
 * What build services tell in the environment: that it is them, then number, branch and commit of the build.
 * https://learn.microsoft.com/azure/devops/pipelines/build/variables,
 * https://docs.github.com/actions/reference/workflows-and-actions/variables,
 * https://docs.gitlab.com/ci/variables/predefined_variables
 */
const SERVICES = [
  ['Azure Pipelines', 'TF_BUILD', 'BUILD_BUILDNUMBER', 'BUILD_SOURCEBRANCH', 'BUILD_SOURCEVERSION'],
  ['GitHub Actions', 'GITHUB_ACTIONS', 'GITHUB_RUN_NUMBER', 'GITHUB_REF_NAME', 'GITHUB_SHA'],
  ['GitLab CI', 'GITLAB_CI', 'CI_PIPELINE_IID', 'CI_COMMIT_REF_NAME', 'CI_COMMIT_SHA'],
] as const;

/** Characters of a commit that people read. */
const SHORT = 9;

function buildOf(env: Environment): string | null {
  const service = SERVICES.find(([, sign]) => env[sign] !== undefined);
  if (service === undefined) return null;
  const [title, , ...names] = service;
  const [number = '', branch = '', commit = ''] = names.map((name) => env[name]);
  const build = number === '' ? title : `${title} ${number}`;
  const source = [branch.replace(/^refs\/heads\//, ''), commit === '' ? '' : `at ${commit.slice(0, SHORT)}`];
  return [build, source.filter((part) => part !== '').join(' ')].filter((part) => part !== '').join(', ');
}
