import type { ItemRequest, PaidItemSource } from '../item-source.ts';
import type { SourceFacts } from '../source-facts.ts';
import type { AskedOperation, CostExplorerClient } from './client.ts';

/** Where an answer begins: an operation and what it is asked. */
export interface Question {
  readonly operation: AskedOperation;
  readonly input: object;
}

/** What is needed of Cost Explorer's client. */
export type Asking = Pick<CostExplorerClient, 'ask' | 'close'>;

export interface AnsweredPage {
  readonly question: Question;
  readonly body: string;
  /** Whether it is the question's last one. */
  readonly isLast: boolean;
}

interface Chain {
  readonly facts: SourceFacts;
  requests(now: number): readonly ItemRequest[];
  toItems: PaidItemSource['toItems'];
  /** What else belongs to the answer, as a page of it tells: asked for in this order after all that is asked already. */
  follows?(page: AnsweredPage): readonly Question[];
}

/** What is still to be asked for a request: the page of one question, and the questions after it. */
interface Progress {
  readonly token: string | null;
  readonly left: readonly Question[];
}

/** What Cost Explorer charges for every answered page of its API. Source: AWS Cost Explorer pricing. */
const PRICE_PER_CALL = '0.01';

/** A request that asks one question, and those that its answer leads to. */
export function itemRequest(title: string, question: Question, more: Pick<ItemRequest, 'noneWhen'> = {}): ItemRequest {
  return { parameters: JSON.stringify(question), title, ...more };
}

export const questionOf = ({ parameters }: ItemRequest): Question => JSON.parse(parameters) as Question;

/** A source of items that Cost Explorer's API tells of, a cent a page. */
export function costExplorerItems(client: Asking, { facts, requests, toItems, follows }: Chain): PaidItemSource {
  const progressOf = (request: ItemRequest, token: string | null): Progress =>
    token === null ? { token: null, left: [questionOf(request)] } : (JSON.parse(token) as Progress);
  return {
    name: facts.name,
    facts,
    operation: facts.calls[0]?.operation ?? '',
    pricePerCall: PRICE_PER_CALL,
    operationOf: (request, token) => progressOf(request, token).left[0]?.operation ?? '',
    requests,
    async fetchPage(request, given, signal) {
      const { token, left } = progressOf(request, given);
      const [now, ...later] = left;
      if (!now) throw new RangeError(`${facts.name} has nothing left to ask`);
      const { body, nextToken } = await client.ask(now.operation, now.input, token, signal);
      const further = follows?.({ question: now, body, isLast: nextToken === null }) ?? [];
      const rest = nextToken === null ? [...later, ...further] : [now, ...later, ...further];
      return { body, nextToken: rest.length === 0 ? null : JSON.stringify({ token: nextToken, left: rest }) };
    },
    toItems,
    close: () => client.close(),
  };
}
