import type { Raw, TinyDistrict } from './tiny-district.ts';
import { DISTRICT, SCHOOL } from './tiny-district.ts';

export type Asked = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly url: string;
  readonly authorization: string;
  readonly method: string;
  readonly body: string;
  /** How often this very URL has been asked, this time included. */
  readonly nth: number;
};

/** `body` that is text goes out as it is; `cut` sends half of it and drops the connection; `hang` never answers. */
export type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly cut?: boolean;
  readonly drop?: boolean;
  readonly hang?: boolean;
};

export const TOKEN = '0123456789abcdef0123456789abcdef01234567';

export const tokenAnswer = (token: string = TOKEN, owner: string = DISTRICT): Answer => ({
  body: { data: [{ id: '1', owner: { type: 'district', id: owner }, access_token: token }], links: [] },
});
export const NO_TOKEN: Answer = { body: { data: [], links: [] } };
export const HTML_404: Answer = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><pre>Cannot GET this</pre>',
};
export const JSON_404: Answer = { status: 404, body: { message: 'Resource not found' } };

const idOf = (raw: unknown): string =>
  typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : '';

const pageOf = (records: ReadonlyArray<unknown>, { path, query }: Asked): Answer => {
  if (query.get('count') === 'true') return { body: { count: records.length, links: [] } };
  const limit = Number(query.get('limit') ?? 100);
  if (limit > 10_000) return { status: 413, body: { message: 'limit too large' } };
  const after = query.get('starting_after');
  const from = after === null ? 0 : records.findIndex((raw) => idOf(raw) === after) + 1;
  const page = records.slice(from, from + limit);
  const nextQuery = new URLSearchParams(query);
  nextQuery.set('starting_after', idOf(page.at(-1)));
  const links = [{ rel: 'self', uri: path }];
  if (from > 0) links.unshift({ rel: 'prev', uri: `${path}?ending_before=${idOf(page[0])}` });
  if (from + limit < records.length) links.push({ rel: 'next', uri: `${path}?${nextQuery.toString()}` });
  return { body: { data: page.map((data) => ({ data, uri: `/v3.1/x/${idOf(data)}` })), links } };
};

const one = (record: Raw | undefined): Answer =>
  record === undefined ? JSON_404 : { body: { data: record, links: [] } };

const hasRole = (raw: unknown, role: string): boolean =>
  typeof raw === 'object' && raw !== null && 'roles' in raw && role in (raw.roles as Raw);

/** Answers as Clever would for that district. */
export const answerFor = (district: TinyDistrict, asked: Asked): Answer => {
  const { path, query } = asked;
  const role = query.get('role') ?? '';
  const everybody = [...district.students, ...district.teachers, ...district.staff, ...district.elsewhere];
  const lists: Readonly<Record<string, ReadonlyArray<unknown>>> = {
    student: district.students,
    teacher: district.teachers,
    staff: district.staff,
  };
  if (path === '/oauth/tokens') return tokenAnswer();
  if (path === `/v3.1/districts/${DISTRICT}`) return one(district.district);
  if (path === `/v3.1/schools/${SCHOOL}`) return one(district.school);
  if (path === `/v3.1/schools/${SCHOOL}/sections`) return pageOf(district.sections, asked);
  if (path === `/v3.1/schools/${SCHOOL}/terms`) return pageOf(district.terms, asked);
  if (path === `/v3.1/schools/${SCHOOL}/users`) return pageOf(lists[role] ?? [], asked);
  if (path === '/v3.1/users' && role === 'contact') return pageOf(district.contacts, asked);
  if (path === '/v3.1/users')
    return pageOf(
      everybody.filter((raw) => hasRole(raw, role)),
      asked,
    );
  const [, student] = /^\/v3\.1\/users\/([\w-]+)\/mycontacts$/.exec(path) ?? [];
  if (student !== undefined)
    return pageOf(
      district.contacts.filter((raw) => JSON.stringify(raw).includes(`"student":"${student}"`)),
      asked,
    );
  const [, user] = /^\/v3\.1\/users\/([\w-]+)$/.exec(path) ?? [];
  if (user !== undefined)
    return one([...everybody, ...district.contacts].find((raw) => idOf(raw) === user) as Raw | undefined);
  const [, sectionId] = /^\/v3\.1\/sections\/([\w-]+)\/users$/.exec(path) ?? [];
  const section = district.sections.find((raw) => idOf(raw) === sectionId) as Raw | undefined;
  if (section === undefined) return JSON_404;
  const members = new Set(section[`${role}s`] as ReadonlyArray<string>);
  return pageOf(
    everybody.filter((raw) => members.has(idOf(raw))),
    asked,
  );
};
