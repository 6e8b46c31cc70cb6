import { z } from 'zod';

/** Money with every digit as text, and as the nearest double for those who only draw. */
export const moneySchema = z.object({
  amount: z.string().meta({ description: 'Exact decimal.', example: '1234.567890123' }),
  value: z.number().meta({ description: 'The nearest double.' }),
});

/** Something the reader of an answer should know. */
export const noticeSchema = z.object({ severity: z.enum(['info', 'warning', 'error']), text: z.string() });
