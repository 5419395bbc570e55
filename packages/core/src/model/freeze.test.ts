import { freezeModel } from './freeze.js';

const refused = (change: () => unknown) => expect(change).toThrow(TypeError);

it('data is frozen all the way down', () => {
  const data = { list: [{ name: 'a' }], plain: Object.assign(Object.create(null) as object, { of: { name: 'b' } }) };
  freezeModel(data);
  const all = [data, data.list, data.list[0], data.plain, (data.plain as { of?: object }).of];
  expect(all.map((each) => Object.isFrozen(each))).toEqual(all.map(() => true));
});

it('what a map or a set holds is frozen, and nothing can be added to it or taken away', () => {
  const fields = new Map([['name', { name: 'name' }]]);
  const names = new Set([{ name: 'a' }]);
  freezeModel([fields, names]);
  refused(() => fields.set('fax', { name: 'fax' }));
  refused(() => fields.delete('name'));
  refused(() => fields.clear());
  refused(() => names.add({ name: 'b' }));
  refused(() => names.delete([...names][0]!));
  refused(() => names.clear());
  expect([Object.isFrozen(fields.get('name')), Object.isFrozen([...names][0])]).toEqual([true, true]);
  expect([fields.size, names.size]).toEqual([1, 1]);
  expect(Object.keys(fields)).toEqual([]);
});

it('documents keep what they have looked up, and what others ask of them', () => {
  class Opened {
    readonly found = new Map<string, number>();
  }
  const document = { file: 'a.json', locate: () => [], found: [] as number[] };
  const opened = new Opened();
  freezeModel({ document, opened });
  document.found.push(1);
  for (const key of ['file', 'locate']) expect(Reflect.set(document, key, null)).toBe(false);
  opened.found.set('a', 1);
  expect([Object.isFrozen(document), Object.isFrozen(opened)]).toEqual([false, false]);
});

it.each([null, undefined, 'text', 7, true])('%j is what it is', (value) => {
  expect(() => freezeModel(value)).not.toThrow();
});

it('what leads back to itself is frozen once', () => {
  const circle: { self?: object } = {};
  circle.self = circle;
  freezeModel(circle);
  expect(Object.isFrozen(circle)).toBe(true);
});
