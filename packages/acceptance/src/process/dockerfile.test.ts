import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { ROOT } from './test-data/run-dipv.js';

const text = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const file = DockerfileParser.parse(text);

describe('the Dockerfile', () => {
  it('has no fault that the linter knows', () => {
    expect(validate(text)).toEqual([]);
  });

  it('pins every image by version and digest', () => {
    for (const from of file.getFROMs()) expect(from.getImage()).toMatch(/:[\w.-]+@sha256:[0-9a-f]{64}$/);
  });

  it('takes the release of Node that executables are made of', () => {
    const { NODES } = jest.requireActual<{ NODES: Record<string, string> }>('../../../../tools/jest/outside.cjs');
    expect(file.getFROMs()[0]?.getImage()).toContain(`node:${NODES['node 24']}-`);
  });

  it('runs dipv, and not as root', () => {
    const last = file.getInstructions().filter((each) => each.getRange().start.line > lineOfLastStage());
    const argumentsOf = (keyword: string) =>
      last.filter((each) => each.getInstruction() === keyword).map((each) => each.getArgumentsContent());
    expect(argumentsOf('USER')).toEqual(['65532:65532']);
    expect(argumentsOf('ENTRYPOINT')).toEqual(['["dipv"]']);
  });
});

function lineOfLastStage(): number {
  return file.getFROMs().at(-1)!.getRange().start.line;
}
