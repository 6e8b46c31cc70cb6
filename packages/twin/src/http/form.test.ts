import { readForm } from './form.ts';

const read = (text: string) => readForm(new URLSearchParams(text));

test('paths become nested values, positions become lists in their order, "member" is left out', () => {
  expect(
    read('Action=A&Version=1&RoleArn=r&Filter.2.Name=b&Filter.1.Name=a&Filter.1.Value.1=x&Filter.1.Value.2=y')
  ).toEqual({
    RoleArn: 'r',
    Filter: [{ Name: 'a', Value: ['x', 'y'] }, { Name: 'b' }],
  });
  expect(read('Names.member.1=one&Names.member.2=two&Filters.Filter.1.Values.Value.1=v')).toEqual({
    Names: ['one', 'two'],
    Filters: { Filter: [{ Values: { Value: ['v'] } }] },
  });
});

test('names of the language itself are names like others', () => {
  const form = read('__proto__.polluted=yes&constructor.prototype.a=1');
  expect(Object.hasOwn({}, 'polluted')).toBe(false);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(form['constructor']).toEqual({ prototype: { a: '1' } });
});
