import { validation } from '../../http/aws-error.ts';
import type { Call } from '../../http/service.ts';
import { listPage } from '../list-page.ts';

export const seconds = (time: number): number => time / 1000;

/** SageMaker gives ten of anything where nobody asks for more. */
export const pageOf = <Entry>(call: Call, entries: readonly Entry[]) =>
  listPage(call, entries, { token: 'NextToken', size: 'MaxResults', defaultSize: 10 }, () =>
    validation('Invalid pagination token.')
  );
