import { reporterModule } from './index.js';
import { rendered } from './test-data/rendered.js';
import { sampleContext, sampleReport } from './test-data/sample-report.js';

const { formats = [] } = reporterModule;

test('every format of the command line is bound, by a name of its own', () => {
  expect(formats.map((format) => format.name)).toEqual([
    ...['pretty', 'json', 'sarif', 'junit', 'html', 'markdown', 'github', 'azure', 'gitlab', 'compact'],
  ]);
});

test.each(formats)('$name renders, says what it is, ends its last line, and gives the same twice', async (format) => {
  const render = await format.load();
  const text = rendered(render, sampleReport, sampleContext);
  expect(format.description).not.toBe('');
  expect(text).toMatch(/\n$/);
  expect(rendered(render, sampleReport, sampleContext)).toBe(text);
});

test.each(formats.filter(({ name }) => !['junit', 'html'].includes(name)))(
  '$name gives a long text in pieces that do not grow with the report',
  async ({ load }) => {
    const render = await load();
    const longest = (times: number): number => {
      const projects = sampleReport.projects.map((project) => ({
        ...project,
        findings: Array.from({ length: times }, () => project.findings).flat(),
      }));
      const text = render({ ...sampleReport, projects }, sampleContext);
      expect(typeof text).toBe('object');
      return Math.max(...[...text].map((piece) => piece.length));
    };
    expect(longest(100)).toBeLessThan(longest(1) + 100);
  },
);
