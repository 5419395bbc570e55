import type { FieldMapping } from '../model/project.js';
import type { Finding } from '../model/report.js';
import type { Place, SourceDocument } from '../model/source-document.js';
import { say, name as nameText } from '../model/text.js';
import { legRule, projectRule, taskRule, type LegCheck } from '../rule.js';
import { LEG, only, project, run, told } from '../test-data/run.js';

const line = (n: number): Place => ({ line: n, column: 1, endLine: n, endColumn: 9 });

/** A document that holds these elements, each on a line of its own. */
function documentOf(elements: readonly string[], more: Partial<SourceDocument> = {}): SourceDocument {
  return {
    file: 'map.json',
    locate: (pointers) =>
      pointers.map((pointer) => (elements.includes(pointer) ? line(elements.indexOf(pointer) + 1) : null)),
    locateInString: () => null,
    edits: () => null,
    ...more,
  };
}

function mapping(sourceField: string, destinationField: string): FieldMapping {
  return {
    direction: 1,
    rawDirection: 1,
    sourceField,
    destinationField,
    destinationRelatedEntity: null,
    transforms: [],
    raw: null,
  };
}

const NAME = mapping('CustomerName', 'name');
const PHONE = mapping('Phone', 'telephone1');

interface Given {
  readonly mappings?: readonly FieldMapping[];
  readonly document?: SourceDocument;
  readonly name?: string;
  readonly check?: (context: LegCheck) => void;
}

/** Reports each mapping to `telephone1` and `name`. */
function reportMappings({ leg, report }: LegCheck): void {
  for (const each of leg.mappings) {
    const field = each.destination.text;
    report({
      side: 'destination',
      at: each.at('destinationField'),
      mapping: each,
      field,
      detail: `wrong: ${field ?? ''}`,
    });
  }
}

function findings({
  mappings = [NAME, PHONE],
  document = documentOf([]),
  name = 'Customers',
  check = reportMappings,
}: Given): readonly Finding[] {
  const rule = legRule({ ...told('CONTOSO1'), fixable: true, check });
  const report = run([rule], [project(name, { document }, [{ ...LEG, mappings }])]);
  return report.projects.flatMap((each) => each.findings);
}

const fingerprints = (given: Given) => findings(given).map(({ fingerprint }) => fingerprint);

describe('a fingerprint', () => {
  const ofBoth = () => {
    const [ofName = '', ofPhone = ''] = fingerprints({});
    return { ofName, ofPhone };
  };

  it('differs for different findings', () => {
    const { ofName, ofPhone } = ofBoth();
    expect(ofName).toMatch(/^[0-9a-f]{32}$/);
    expect(ofName).not.toBe(ofPhone);
  });

  it('stays the same when mappings are reordered', () => {
    const { ofName, ofPhone } = ofBoth();
    expect(new Set(fingerprints({ mappings: [PHONE, NAME] }))).toEqual(new Set([ofName, ofPhone]));
  });

  it('stays the same when names change their case', () => {
    const { ofName } = ofBoth();
    expect(fingerprints({ mappings: [mapping('CUSTOMERNAME', 'Name')], name: 'CUSTOMERS' })).toEqual([ofName]);
  });

  it('stays the same when something else is added, removed, or moves to another line or file', () => {
    const { ofName } = ofBoth();
    const other = documentOf(['/legs/0/fieldMappings/1/destinationField'], { file: 'moved.json' });
    expect(fingerprints({ mappings: [mapping('Fax', 'fax'), NAME], document: other })).toContain(ofName);
    expect(fingerprints({ mappings: [NAME] })).toEqual([ofName]);
  });

  it('differs between maps', () => {
    const { ofName } = ofBoth();
    expect(fingerprints({ name: 'Vendors' })).not.toContain(ofName);
  });

  it('of twins is counted through, so that one more twin is one more finding', () => {
    const { ofName } = ofBoth();
    expect(fingerprints({ mappings: [NAME, NAME, NAME] })).toEqual([ofName, `${ofName}-2`, `${ofName}-3`]);
  });

  it('tells findings without fields apart by what the rule says they are about', () => {
    const about = (...subjects: string[]) =>
      fingerprints({
        check: ({ report }) => subjects.forEach((subject) => report({ at: '', detail: 'odd', subject })),
      });
    const [one, two] = about('USMF', 'DEMF');
    expect(one).not.toBe(two);
    expect(new Set(about('DEMF', 'usmf'))).toEqual(new Set([one, two]));
  });
});

describe('the place of a finding', () => {
  const at = (pointer: string, document: SourceDocument, span?: { start: number; end: number }) =>
    findings({ document, check: ({ report }) => report({ at: pointer, detail: 'odd', ...(span && { span }) }) })[0]
      ?.location;

  it('is the very element', () => {
    expect(at('/legs/0/id', documentOf(['', '/legs/0', '/legs/0/id']))).toEqual({
      file: 'map.json',
      pointer: '/legs/0/id',
      ...line(3),
    });
  });

  it.each([
    [['', '/legs', '/legs/0'], 3],
    [['', '/legs'], 2],
    [[''], 1],
  ])('of what is absent is its nearest element that is there: %j', (elements, expected) => {
    expect(at('/legs/0/reversedSourceFilter', documentOf(elements))).toMatchObject({
      pointer: '/legs/0/reversedSourceFilter',
      line: expected,
    });
  });

  it('is not known where the document cannot tell', () => {
    expect(at('/legs/0', documentOf([]))).toMatchObject({
      file: 'map.json',
      pointer: '/legs/0',
      line: null,
      column: null,
    });
  });

  it('inside a text is the part at fault, or the text where that cannot be told', () => {
    const inside: Place = { line: 7, column: 20, endLine: 7, endColumn: 24 };
    const elements = ['/legs/0/sourceFilter'];
    const document = documentOf(elements, {
      locateInString: (_, start, end) => (start === 4 && end === 8 ? inside : null),
    });
    expect(at('/legs/0/sourceFilter', document, { start: 4, end: 8 })).toMatchObject(inside);
    expect(at('/legs/0/sourceFilter', document, { start: 0, end: 1 })).toMatchObject(line(1));
  });

  it('may be in another document than the map', () => {
    const set = documentOf(['/environments'], { file: 'set.json' });
    const [finding] = findings({
      check: ({ report }) => report({ at: '/environments/ax1', document: set, detail: 'odd' }),
    });
    expect(finding?.location).toMatchObject({ file: 'set.json', line: 1 });
  });

  it('decides the order, and each document is searched once', () => {
    let searches = 0;
    const inner = documentOf(['', '/legs/0/fieldMappings/1', '/legs/0/fieldMappings/0']);
    const document: SourceDocument = {
      ...inner,
      locate(pointers) {
        searches++;
        return inner.locate(pointers);
      },
    };
    expect(findings({ document }).map(({ field }) => field)).toEqual(['telephone1', 'name']);
    expect(searches).toBe(1);
  });
});

describe('a finding in another document', () => {
  const set = documentOf(['/environments'], { file: 'set.json' });
  const twice = (...given: readonly (readonly [at: string, detail: string])[]) =>
    findings({
      check: ({ report }) => given.forEach(([at, detail]) => report({ at, detail, document: set })),
    }).map(({ message }) => message);

  it('is told once, however many tasks and legs come upon it', () => {
    expect(twice(['/environments', 'odd'], ['/environments', 'odd'])).toEqual(['odd']);
  });

  it('is another one at another place, or in other words', () => {
    expect(twice(['/environments', 'odd'], ['/name', 'odd'])).toEqual(['odd', 'odd']);
    expect(twice(['/environments', 'odd'], ['/environments', 'wrong'])).toEqual(['odd', 'wrong']);
    const rule = legRule({
      ...told('CONTOSO2'),
      check({ report }) {
        for (const file of ['a.json', 'b.json']) report({ at: '', detail: 'odd', document: documentOf([], { file }) });
      },
    });
    expect(only(run([rule], [project('A')])).findings).toHaveLength(2);
  });

  it('is told as often as it is found in the map itself', () => {
    const check = ({ report }: LegCheck) => [1, 2].forEach(() => report({ at: '', detail: 'odd' }));
    expect(findings({ check })).toHaveLength(2);
  });
});

describe('a finding', () => {
  it('keeps the marks of its words', () => {
    const [finding] = findings({
      check: ({ report }) =>
        report({ at: '', detail: say`No ${nameText('accounts')}`, help: say`Add ${nameText('accounts')}.` }),
    });
    expect(finding).toMatchObject({
      message: 'No accounts',
      help: 'Add accounts.',
      marks: { message: [[3, 11, 'name']], help: [[4, 12, 'name']] },
    });
  });

  it('names a table only where it is about a side of a leg', () => {
    const ofTask = taskRule({
      ...told('CONTOSO2'),
      check: ({ report }) => report({ at: '', detail: 'odd', side: 'source' }),
    });
    expect(only(run([ofTask], [project('A')])).findings).toMatchObject([
      { task: 'Customers V3 - accounts', leg: null, side: 'source', table: null, environmentType: null },
    ]);
    const ofProject = projectRule({ ...told('CONTOSO2'), check: ({ report }) => report({ at: '', detail: 'odd' }) });
    expect(only(run([ofProject], [project('A')])).findings).toMatchObject([
      { task: null, leg: null, side: null, table: null, environmentType: null },
    ]);
    const [ofLeg] = findings({ check: ({ report }) => report({ at: '', detail: 'odd' }) });
    expect(ofLeg).toMatchObject({ leg: '001', side: null, table: null, environmentType: null });
  });
});

it('findings at one place come by code, variant and message', () => {
  const variants = [
    { name: 'a', severity: 'info', description: '' },
    { name: 'b', severity: 'info', description: '' },
  ] as const;
  const rule = (code: string) =>
    projectRule({
      ...told(code),
      variants,
      check({ report }) {
        report({ at: '', detail: '1', variant: 'b' });
        report({ at: '', detail: '2', variant: 'a' });
        report({ at: '', detail: '4' });
        report({ at: '', detail: '3' });
      },
    });
  const inOrder = only(run([rule('B'), rule('A')], [project('A')])).findings;
  expect(inOrder.map(({ code, variant, message }) => `${code} ${variant} ${message}`)).toEqual([
    'A null 3',
    'A null 4',
    'A a 2',
    'A b 1',
    'B null 3',
    'B null 4',
    'B a 2',
    'B b 1',
  ]);
});

it('what was not checked comes by code and reason, in whatever order rules say it', () => {
  const rule = (code: string) =>
    projectRule({ ...told(code), check: ({ notChecked }) => ['b', 'c', 'a'].forEach((each) => notChecked(each)) });
  const lacking = legRule({ ...told('C'), needs: ['table.source', 'connections'], check: () => undefined });
  const { notChecked } = only(run([lacking, rule('B'), rule('A')], [project('A')]));
  expect(notChecked.map(({ code, reason }) => `${code} ${reason}`)).toEqual([
    'A a',
    'A b',
    'A c',
    'B a',
    'B b',
    'B c',
    'C no connections snapshot was supplied',
    'C no metadata for AX table Customers V3',
  ]);
});

describe('a fix', () => {
  const check = ({ report }: LegCheck) =>
    report({ at: '/a', detail: 'odd', fix: { title: 'Remove it', changes: [{ kind: 'remove', pointer: '/a' }] } });

  it('is given as edits of the file', () => {
    const document = documentOf(['/a'], { edits: (changes) => changes.map(() => ({ place: line(1), text: '' })) });
    expect(findings({ document, check })[0]?.fix).toEqual({
      title: 'Remove it',
      edits: [{ file: 'map.json', ...line(1), text: '' }],
    });
  });

  it('is not offered where the file cannot be changed safely', () => {
    expect(findings({ check })[0]?.fix).toBeNull();
  });
});
