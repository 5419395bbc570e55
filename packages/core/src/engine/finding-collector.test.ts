import type { FieldMapping } from '../model/project.js';
import type { Finding } from '../model/report.js';
import type { Place, SourceDocument } from '../model/source-document.js';
import { legRule, type LegCheck } from '../rule.js';
import { LEG, project, run, told } from '../test-data/run.js';

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
  const rule = legRule({ ...told('CONTOSO1'), check });
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
