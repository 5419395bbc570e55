import { runFacts } from './run-facts.js';

const SETUP = { paths: ['maps'], docs: null };

function facts(env: Readonly<Record<string, string>>) {
  return runFacts(SETUP, null, env);
}

describe('what formats tell of a run', () => {
  it('is the paths that were asked for, and no moment that nobody named', () => {
    expect(facts({})).toEqual({ docs: null, inputs: ['maps'], date: null, build: null, baseline: null });
  });

  it.each([
    [
      {
        TF_BUILD: 'True',
        BUILD_BUILDNUMBER: '20261125.3',
        BUILD_SOURCEBRANCH: 'refs/heads/release/2026-12',
        BUILD_SOURCEVERSION: '4ebe1ab0d2c94a',
      },
      'Azure Pipelines 20261125.3, release/2026-12 at 4ebe1ab0d',
    ],
    [
      { GITHUB_ACTIONS: 'true', GITHUB_RUN_NUMBER: '7', GITHUB_REF_NAME: 'main', GITHUB_SHA: 'abc' },
      'GitHub Actions 7, main at abc',
    ],
    [{ GITLAB_CI: 'true' }, 'GitLab CI'],
    [{ BUILD_BUILDNUMBER: '3' }, null],
  ])('names the build that %j tells', (env, build) => {
    expect(facts(env).build).toBe(build);
  });

  it.each([
    [{ SOURCE_DATE_EPOCH: '1795646650' }, '2026-11-25T22:44:10.000Z'],
    [{ SOURCE_DATE_EPOCH: 'today' }, null],
    [{ CI_PIPELINE_CREATED_AT: '2026-11-25T22:44:10Z' }, '2026-11-25T22:44:10.000Z'],
    [{ CI_PIPELINE_CREATED_AT: 'yesterday' }, null],
  ])('takes its moment from %j', (env, date) => {
    expect(facts(env).date).toBe(date);
  });
});
