import { athenaOption } from './athena-option.ts';

test('the table of Athena is named by database and table', () => {
  expect(athenaOption({ athena: 'bill.focus' })).toEqual({ engine: 'athena', database: 'bill', table: 'focus' });
  expect(athenaOption({ athena: 'bill.cur', 'athena-dialect': 'cur2', 'athena-workgroup': 'w' })).toEqual({
    ...{ engine: 'athena', database: 'bill', table: 'cur', dialect: 'cur2', workGroup: 'w' },
  });
  expect(athenaOption({})).toBeNull();
});

test.each([
  [{ athena: 'focus' }, /takes DATABASE\.TABLE/],
  [{ athena: 'a.b.c' }, /takes DATABASE\.TABLE/],
  [{ 'athena-workgroup': 'w' }, /--athena-workgroup goes with --athena/],
  [{ athena: 'a.b', 'athena-dialect': 'cur' }, /focus/],
])('%j is refused', (values, message) => {
  expect(() => athenaOption(values)).toThrow(message);
});
