export type StatementType = 'DML' | 'DDL' | 'UTILITY';

const DDL = /^\s*(create|alter|drop|msck|truncate)\b/i;
const UTILITY = /^\s*(show|describe|desc|explain)\b/i;

export function statementType(sql: string): StatementType {
  if (DDL.test(sql)) return 'DDL';
  return UTILITY.test(sql) ? 'UTILITY' : 'DML';
}
