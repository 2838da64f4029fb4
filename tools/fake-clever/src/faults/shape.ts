import type { Answer, Link, ListBody } from '../http/answer.ts';
import { isList, ok } from '../http/answer.ts';
import type { FaultKind } from './fault.ts';

const nextOf = ({ links }: ListBody): string | undefined => links.find(({ rel }) => rel === 'next')?.uri;

const withNext = (links: readonly Link[], uri: string | undefined): Link[] => [
  ...links.filter(({ rel }) => rel !== 'next'),
  ...(uri === undefined ? [] : [{ rel: 'next', uri }]),
];

const listOf = (answer: Answer): ListBody | undefined =>
  'json' in answer.body && isList(answer.body.json) ? answer.body.json : undefined;

const selfOf = ({ links }: ListBody): string => links.find(({ rel }) => rel === 'self')?.uri ?? '/';

/** The next link leads past one page. */
const skipPage = (list: ListBody, follow: (uri: string) => Answer): ListBody => {
  const next = nextOf(list);
  const skipped = next === undefined ? undefined : listOf(follow(next));
  return skipped ? { ...list, links: withNext(list.links, nextOf(skipped)) } : list;
};

const SHAPES: Partial<Record<FaultKind, (list: ListBody, follow: (uri: string) => Answer) => ListBody>> = {
  'empty-list': (list) => ({ data: [], links: list.links.filter(({ rel }) => rel === 'self') }),
  'next-to-self': (list) => ({ ...list, links: withNext(list.links, selfOf(list)) }),
  'next-to-other-host': (list) => ({
    ...list,
    links: withNext(list.links, 'http://clever.invalid/v3.1/users?limit=100'),
  }),
  'missing-page': skipPage,
  'unordered-ids': (list) => ({ ...list, data: [...list.data].reverse() }),
  'duplicate-ids': (list) => ({
    ...list,
    data: list.data.flatMap((item, index) => (index % 2 ? [item] : [item, item])),
  }),
};

/** Spoils the content of a list; other answers pass. `follow` gives the answer to another page. */
export const shaped = (kind: FaultKind | undefined, answer: Answer, follow: (uri: string) => Answer): Answer => {
  const [shape, list] = [kind && SHAPES[kind], listOf(answer)];
  return shape && list ? { ...ok(shape(list, follow)), ...(answer.headers && { headers: answer.headers }) } : answer;
};
