import { gzipSync } from 'node:zlib';
import { cabOf, readFolder, readNamed, removeFolders, taskOf, utf16le, zipOf } from '../../test-data/test-kit.js';

afterEach(removeFolders);

const HOST = 'https://contoso.crm.dynamics.com/api/data/v9.2';
const answer = (path: string, ...value: readonly unknown[]): string =>
  JSON.stringify({ '@odata.context': `${HOST}/$metadata${path}`, value });

describe('a named file that is almost an input says what to give instead', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    [
      'EntityDefinitions without columns',
      answer('#EntityDefinitions', { LogicalName: 'a', EntitySetName: 'as' }),
      /expand=Attributes/,
    ],
    [
      'one column of EntityDefinitions',
      answer('#EntityDefinitions(DisplayName)', { MetadataId: '1' }),
      /EntityDefinitions\?\$expand=Attributes/,
    ],
    ['a table head without a context', JSON.stringify({ LogicalName: 'a', EntitySetName: 'as' }), /expand=Attributes/],
    [
      'PublicEntities without fields',
      answer('#PublicEntities', { Name: 'a', EntitySetName: 'as' }),
      /with its Properties/,
    ],
    ['one column of PublicEntities', answer('#PublicEntities', { Name: 'a' }), /without \$select/],
    ['one column of DataEntities', JSON.stringify({ value: [{ PublicEntityName: 'a' }] }), /LabelId/],
    ['a column without its table', JSON.stringify(column('contoso_a')), /which table.*Attributes/],
    ['columns without their table', JSON.stringify([column('contoso_a'), column('contoso_b')]), /which table/],
    ['a map without its mapping', answer('#msdyn_dualwriteentitymaps', { msdyn_name: 'a' }), /msdyn_mapping/],
    ['a map by its name alone', JSON.stringify({ value: [{ msdyn_name: 'a', msdyn_version: '1' }] }), /msdyn_mapping/],
    ['records of a table', answer('#accounts(name)', { name: 'a' }), /records of accounts.*EntityDefinitions/],
    ['choices by themselves', answer('#GlobalOptionSetDefinitions', { Name: 'a' }), /PicklistAttributeMetadata/],
    ['a service document', answer('', { name: 'accounts', kind: 'EntitySet', url: 'accounts' }), /EntityDefinitions/],
    ['white space', ' \n', /holds only white space.*get it again/],
    ['an error', '{"error":{"code":"0x80060888","message":"Resource not found"}}', /failed \("Resource not found"\)/],
    ['an error of F&O', '{"Message":"No HTTP resource was found"}', /request that failed/],
    ['a HAR file', '{"log":{"version":"1.2","entries":[]}}', /access token/],
    [
      'a canvas app source',
      '[{"LogicalName":"a","EntitySetName":"as","Type":"NativeCDSDataSourceInfo"}]',
      /canvas app/,
    ],
    [
      'a sign-in page',
      '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Sign in</title>',
      /sign in/,
    ],
    ['a sign-in page in capitals', '<HTML><BODY>', /sign in/],
    [
      '[Content_Types].xml',
      '<?xml version="1.0"?><Types xmlns="x"><Default Extension="xml" /></Types>',
      /whole solution zip/,
    ],
    ['an Atom service document', '<service xmlns="http://www.w3.org/2007/app" />', /\$metadata/],
    ['an OData error in XML', '<m:error xmlns:m="x"><m:code /></m:error>', /request that failed/],
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n', /git lfs pull/],
    ['a response with its headers', 'HTTP/1.1 200 OK\r\nA: b\r\n\r\n{"fieldMappings":[]}', /curl without -i/],
    ['a CSV of keys', 'Map,Keys\naccounts,accountnumber\n', /integration keys are read as JSON/],
    ['a CSV with quotes', '"Map";"Keys"\r\n"accounts";"accountnumber"\r\n', /integration keys are read as JSON/],
    ['an error of the sign-in', '{"error":"invalid_grant","error_description":"expired"}', /failed \("expired"\)/],
    ['an answer of the old endpoint', '{"d":{"results":[]}}', /api\/data\/v9\.2/],
    ['an answer of the SOAP endpoint', '<s:Envelope xmlns:s="x"><s:Body /></s:Envelope>', /api\/data\/v9\.2/],
    ['nothing like it', '{"name":"contoso"}', /It reads Dataverse solution/],
  ])('%s', async (_what, content, advice) => {
    const { workspace } = await readNamed({ 'file.txt': content });
    expect(workspace.problems).toMatchObject([{ severity: 'error', reason: expect.stringMatching(advice) as string }]);
    expect(workspace.tables).toEqual([]);
  });

  it.each<[string, () => Promise<Uint8Array>, RegExp]>([
    [
      'an Excel workbook',
      () => zipOf({ 'xl/workbook.xml': '<workbook />', '[Content_Types].xml': '<Types />' }),
      /Excel/,
    ],
    ['a canvas app', () => zipOf({ 'CanvasManifest.json': '{}' }), /canvas app/],
    ['a cabinet of other things', () => Promise.resolve(cabOf({ 'readme.txt': 'x' })), /an archive that holds nothing/],
  ])('%s', async (_what, content, advice) => {
    const { workspace } = await readNamed({ 'file.bin': await content() });
    expect(workspace.problems).toMatchObject([{ severity: 'error', reason: expect.stringMatching(advice) as string }]);
  });

  it('in UTF-16, too', async () => {
    const { workspace } = await readNamed({ 'a.json': utf16le('{"error":{"message":"no"}}') });
    expect(workspace.problems[0]?.reason).toContain('request that failed');
  });

  it('with the $metadata of another service', async () => {
    const other =
      '<edmx:Edmx xmlns:edmx="x"><edmx:DataServices><Schema Namespace="Northwind" /></edmx:DataServices></edmx:Edmx>';
    const { workspace } = await readNamed({ 'a.xml': other });
    expect(workspace.problems[0]?.reason).toMatch(/Northwind.*\/api\/data\/v9\.2\/\$metadata.*\/data\/\$metadata/);
  });
});

describe('a file in a folder that is almost an input', () => {
  const map = JSON.stringify(taskOf([]));

  it('is passed over where it may well be something else', async () => {
    const result = await readFolder({
      'map.json': map,
      'texts.json': '{"error":"Oops","greeting":"Hello"}',
      'records.json': answer('#accounts', { name: 'a' }),
      'entities.json': '{"value":[{"PublicEntityName":"a"}]}',
      'web.config': '<configuration><appSettings /></configuration>',
    });
    expect(result.workspace.problems).toEqual([]);
    expect(result.unrecognised).toHaveLength(4);
    expect(result.foreign).toHaveLength(4);
    expect(result.foreign).toMatchObject(
      result.unrecognised.map((file) => ({ file, severity: 'info', kind: 'foreign' })),
    );
  });

  it.each([
    ['a pointer of Git LFS', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\n', /git lfs pull/],
    ['an empty file', '', /is empty/],
    ['white space', '\r\n\t ', /white space/],
    ['zeros', '\0'.repeat(100), /zeros/],
    ['a byte order mark', '\ufeff', /white space/],
    ['an error', '{"error":{"code":"0x80060888","message":"no"}}', /failed \("no"\)/],
    ['an error of F&O', '{"Message":"no","ExceptionMessage":"none"}', /failed \("no"\)/],
    ['an error of the sign-in', '{"error":"invalid_grant","error_description":"expired"}', /failed \("expired"\)/],
    ['an error of a gateway', '{"statusCode":401,"message":"no token"}', /failed \("no token"\)/],
    ['an error in XML', '<m:error xmlns:m="x"><m:code /></m:error>', /failed/],
    ['an error in words', 'Service Unavailable', /failed/],
    ['an error in words, with its number', '404: Not Found', /failed/],
    ['what curl saves of a compressed answer', gzipSync('{"name":"contoso"}'), /curl --compressed/],
    ['a web page', '<!doctype html>\n<html><p>Sign in<br></html>', /web page/],
    ['a web page without a DOCTYPE', '<html><body /></html>', /web page/],
    ['a link', '[InternetShortcut]\nURL=https://contoso\n', /is a link/],
    [
      'columns of a table that nobody names',
      answer('#EntityDefinitions(70816501-0000-4000-8000-000000000001)/Attributes(LogicalName)', { LogicalName: 'a' }),
      /which table/,
    ],
    ['columns whose context was lost', JSON.stringify({ value: [column('contoso_a')] }), /which table/],
    ['keys whose context was lost', JSON.stringify([{ LogicalName: 'a', KeyAttributes: ['b'] }]), /which table/],
    ['definitions without columns', answer('#EntityDefinitions', { LogicalName: 'a', EntitySetName: 'as' }), /columns/],
  ] satisfies readonly [string, string | Uint8Array, RegExp][])(
    'is told of where somebody meant it to be read: %s',
    async (_what, content, reason) => {
      const { workspace } = await readFolder({ 'map.json': map, 'a.json': content });
      expect(workspace.problems).toMatchObject([
        { severity: 'warning', reason: expect.stringMatching(reason) as string },
      ]);
    },
  );

  it('may be the configuration of a deployment tool', async () => {
    const keys = '<Configuration><Map mapName="accounts - Customers V3" keys="accountnumber" /></Configuration>';
    const { workspace } = await readFolder({ 'map.json': map, 'DualWrite.config': keys });
    expect(workspace.integrationKeys).toMatchObject([{ fields: ['accountnumber'] }]);
  });
});

function column(name: string): object {
  return { LogicalName: name, AttributeTypeName: { Value: 'StringType' }, MaxLength: 10 };
}
