import { trinoType } from './hive-type.ts';

test.each([
  ['string', 'varchar'],
  ['INT', 'integer'],
  ['bigint', 'bigint'],
  ['decimal(38, 9)', 'decimal(38,9)'],
  ['timestamp', 'timestamp(3)'],
  ['varchar(12)', 'varchar(12)'],
  ['map<string,string>', 'map(varchar,varchar)'],
  ['array<map<string,decimal(10,2)>>', 'array(map(varchar,decimal(10,2)))'],
  ['struct<a:string,b:struct<c:int,d:array<double>>>', 'row(a varchar,b row(c integer,d array(double)))'],
])('%s is %s', (hive, trino) => {
  expect(trinoType(hive)).toBe(trino);
});
