import { E, type TE } from '@bloomz/kernel';
import type { Section, SectionId, User, UserId } from '@bloomz/onboarding-core';
import type { Get } from './clever-http.ts';
import { decodeCount, decodeSingle } from './codecs/page.ts';
import { coveringSections } from './covering-sections.ts';
import { type CallFailure, orRefused } from './faults.ts';
import type { Gathering } from './gathering.ts';
import { forEachPage, type OnPage } from './paging.ts';
import { paths } from './paths.ts';

/** People whom the school's sections name and its own lists do not. Those found leave `wanted`. */
export type Outsiders = {
  readonly role: 'student' | 'teacher';
  readonly wanted: Set<UserId>;
  readonly sections: ReadonlyArray<Section>;
};
export type LookUp = {
  readonly get: Get;
  readonly apiUrl: string;
  readonly pageSize: number;
  readonly found: Gathering<User>;
};

type Look = Promise<E.Either<CallFailure, void>>;
type Way = { readonly requests: number; readonly go: () => Look };

/** So many direct looks are as cheap as the district's list can be. */
const FEW = 2;
/** What a list of unknown length is taken to cost. */
const PAGES_ASSUMED = 10;

const DONE: E.Either<never, void> = E.right(undefined);

const idOf = (raw: unknown): unknown => (typeof raw === 'object' && raw !== null && 'id' in raw ? raw.id : undefined);

const keep = ({ found }: LookUp, wanted: Set<UserId>, records: ReadonlyArray<unknown>): void => {
  const ids: Set<unknown> = wanted;
  for (const raw of records) if (ids.delete(idOf(raw))) found.take(raw);
};

/** Whom Clever does not show is simply not found. */
const orUnseen = (outcome: E.Either<CallFailure, void>): E.Either<CallFailure, void> =>
  E.isLeft(outcome) && outcome.left._tag === 'NotThere' ? DONE : outcome;

const sideBySide = async (looks: ReadonlyArray<Look>): Look => (await Promise.all(looks)).find(E.isLeft) ?? DONE;

const lookAtPerson = async (look: LookUp, wanted: Set<UserId>, id: UserId): Look => {
  const user = await look.get(paths.user(id), decodeSingle)();
  if (E.isLeft(user)) return orUnseen(user);
  keep(look, wanted, [user.right]);
  return DONE;
};

const lookAtSection = async (look: LookUp, { role, wanted }: Outsiders, id: SectionId): Look => {
  const path = paths.sectionPeople(id, role, look.pageSize);
  const pages = forEachPage(look.get, look.apiUrl, path, (records) => {
    keep(look, wanted, records);
    return wanted.size > 0;
  });
  return orUnseen(await pages());
};

/** One by one, or section by section: whichever takes fewer requests. */
const directWay = (look: LookUp, outsiders: Outsiders): Way => {
  const { role, wanted, sections } = outsiders;
  const rolls = sections.map(({ id, students, teachers }) => ({
    id,
    people: role === 'student' ? students : teachers,
  }));
  const covering = coveringSections(rolls, wanted);
  return wanted.size <= covering.length
    ? { requests: wanted.size, go: () => sideBySide([...wanted].map((id) => lookAtPerson(look, wanted, id))) }
    : { requests: covering.length, go: () => sideBySide(covering.map((id) => lookAtSection(look, outsiders, id))) };
};

const pagesAfterTheFirst = async (look: LookUp, role: Outsiders['role']): Promise<number> => {
  const count = await look.get(paths.districtPeopleCount(role), decodeCount)();
  const people = E.isRight(count) ? count.right : undefined;
  return people === undefined ? PAGES_ASSUMED : Math.ceil(people / look.pageSize) - 1;
};

/** The district's list. After its first page the direct way may be the shorter one for those still missing. */
const throughDistrict = async (look: LookUp, outsiders: Outsiders): Look => {
  const { role, wanted } = outsiders;
  let weighed = false;
  let instead: Way | undefined;
  const onPage: OnPage = async (records, isLast) => {
    keep(look, wanted, records);
    if (isLast || wanted.size === 0) return false;
    if (weighed) return true;
    weighed = true;
    const direct = directWay(look, outsiders);
    if (direct.requests <= FEW || direct.requests <= (await pagesAfterTheFirst(look, role))) instead = direct;
    return instead === undefined;
  };
  const outcome = await forEachPage(look.get, look.apiUrl, paths.districtPeople(role, look.pageSize), onPage)();
  return E.isLeft(outcome) ? E.left(orRefused(outcome.left)) : (instead?.go() ?? DONE);
};

/** Finds as many outsiders as Clever shows, in few requests. https://dev.clever.com/docs/data-model */
export const lookUpOutsiders =
  (look: LookUp, outsiders: Outsiders): TE.TaskEither<CallFailure, void> =>
  async () => {
    if (outsiders.wanted.size === 0) return DONE;
    const direct = directWay(look, outsiders);
    return direct.requests <= FEW ? direct.go() : throughDistrict(look, outsiders);
  };
