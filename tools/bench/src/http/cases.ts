import { getMe, type Input, listMembers, urlOf } from '@bloomz/api-contract';
import type { Asker } from './asker.ts';

export type CaseName = 'first page' | 'deep page' | 'search by name' | 'who am I';
export const CASES: ReadonlyArray<CaseName> = ['first page', 'deep page', 'search by name', 'who am I'];
export type Paths = Readonly<Record<CaseName, ReadonlyArray<string>>>;

type Page = {
  readonly items: ReadonlyArray<{ readonly firstName: string; readonly lastName: string }>;
  readonly next: string | null;
};

/** Where the members are that a query asks for. */
type MembersAt = (query?: Partial<Input<typeof listMembers>['query']>) => string;

/** Cursors all over the list, and the people at these places. */
const walk = async ({ text }: Asker, at: MembersAt): Promise<Pick<Paths, 'deep page'> & { people: Page['items'] }> => {
  const cursors: string[] = [];
  const people: Array<Page['items'][number]> = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = JSON.parse(await text(at({ limit: 200, ...(cursor !== '' && { cursor }) }))) as Page;
    cursor = page.next;
    if (cursor !== null) cursors.push(cursor);
    people.push(...page.items.filter((_, n) => n % 40 === 0));
  }
  return { 'deep page': cursors.map((cursor) => at({ cursor })), people };
};

/** What a search box sends while somebody types: a beginning, a whole name, both names. */
const searchesFor = ({ firstName, lastName }: Page['items'][number], n: number): string =>
  [lastName.slice(0, 3), lastName, `${firstName} ${lastName.slice(0, 4)}`, firstName.slice(0, 4)][n % 4] ?? lastName;

/** The requests of every case, made from what the school has. */
export const makePaths = async (asker: Asker, schoolId: string): Promise<Paths> => {
  const at: MembersAt = (query = {}) => urlOf('', listMembers, { params: { schoolId }, query });
  const { people, ...deep } = await walk(asker, at);
  const searches = people.map(searchesFor).map((search) => at({ search }));
  return { ...deep, 'first page': [at()], 'search by name': searches, 'who am I': [urlOf('', getMe, {})] };
};
