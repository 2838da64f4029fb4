import { E, pipe, TE } from '@bloomz/kernel';
import {
  byId,
  type Contact,
  type ContactsShown,
  type ContactsWanted,
  type SourceFailure,
  type UserId,
} from '@bloomz/onboarding-core';
import { ending } from './call.ts';
import { concerns, decodeContact } from './codecs/contact.ts';
import { decodeCount, decodeSingle } from './codecs/page.ts';
import { type CallFailure, orRefused } from './faults.ts';
import { type Gathering, makeGathering } from './gathering.ts';
import { forEachPage, type OnPage } from './paging.ts';
import { paths } from './paths.ts';
import { type Reading, readSchoolRecord } from './read-school.ts';

/** So few students are asked one by one: no list can cost less. */
const FEW = 2;
/** What a list of unknown length is taken to cost. */
const PAGES_ASSUMED = 10;
/** No district has more contacts: where there are as many students as that makes pages, the list costs less. */
const MOST_CONTACTS = 2_000_000;

type Search = {
  readonly reading: Reading;
  readonly wanted: ContactsWanted;
  readonly found: Gathering<Contact>;
  /** Known contacts that have not passed by yet. */
  readonly unmet: Set<UserId>;
  readonly take: (records: ReadonlyArray<unknown>) => void;
};

const startSearch = (reading: Reading, wanted: ContactsWanted): Search => {
  const found = makeGathering(decodeContact(wanted));
  const unmet = new Set(wanted.known);
  let records = 0;
  return {
    reading,
    wanted,
    found,
    unmet,
    take: (page) => {
      for (const raw of page) {
        if (!concerns(wanted, raw)) continue;
        found.take(raw);
        unmet.delete((raw as { id: UserId }).id);
      }
      reading.onProgress?.((records += page.length));
    },
  };
};

/** Whom Clever does not show has no contacts to be seen, and is none; but a list that breaks off is no list. */
const orUnseen = (
  task: TE.TaskEither<CallFailure, void>,
  hasBegun: () => boolean = () => false,
): TE.TaskEither<SourceFailure, void> =>
  TE.orElse((failure: CallFailure) =>
    failure._tag === 'NotThere' && failure.status === 404 && !hasBegun()
      ? TE.right<SourceFailure, void>(undefined)
      : TE.left<SourceFailure, void>(orRefused(failure)),
  )(task);

const sideBySide = (
  { call }: Reading,
  tasks: ReadonlyArray<TE.TaskEither<SourceFailure, void>>,
): TE.TaskEither<SourceFailure, void> =>
  pipe(
    tasks,
    TE.traverseArray((task) => ending(call, task)),
    TE.map(() => undefined),
  );

/** Student by student, then those whom Bloomz knows and no student names any more. */
const throughStudents = ({ reading, wanted, unmet, take }: Search): TE.TaskEither<SourceFailure, void> => {
  const { get, settings } = reading;
  const ofStudent = (id: UserId): TE.TaskEither<SourceFailure, void> => {
    let hasBegun = false;
    const list = forEachPage(get, settings.apiUrl, paths.contactsOf(id, settings.pageSize), (records) => {
      hasBegun = true;
      take(records);
      return true;
    });
    return orUnseen(list, () => hasBegun);
  };
  const knownOne = (id: UserId): TE.TaskEither<SourceFailure, void> =>
    orUnseen(
      pipe(
        get(paths.user(id), decodeSingle),
        TE.map((record) => take([record])),
      ),
    );
  return pipe(
    sideBySide(reading, [...wanted.students].map(ofStudent)),
    TE.flatMap(() => sideBySide(reading, [...unmet].map(knownOne))),
  );
};

const pagesAfterTheFirst = async ({ get, settings }: Reading): Promise<number> => {
  const count = await get(paths.districtPeopleCount('contact'), decodeCount)();
  const contacts = E.isRight(count) ? count.right : undefined;
  return contacts === undefined ? PAGES_ASSUMED : Math.ceil(contacts / settings.pageSize) - 1;
};

/** The district's list, unless after its first page the students turn out to be fewer than the pages that follow. */
const throughDistrict =
  (search: Search): TE.TaskEither<SourceFailure, void> =>
  async () => {
    const { reading, wanted, take } = search;
    const { get, settings } = reading;
    let weighed = wanted.students.size >= MOST_CONTACTS / settings.pageSize;
    let students = false;
    const onPage: OnPage = async (records, isLast) => {
      take(records);
      if (isLast || weighed) return true;
      weighed = true;
      students = wanted.students.size < (await pagesAfterTheFirst(reading));
      return !students;
    };
    const list = forEachPage(get, settings.apiUrl, paths.districtPeople('contact', settings.pageSize), onPage);
    const outcome = await list();
    if (E.isLeft(outcome)) return E.left(orRefused(outcome.left));
    return students ? throughStudents(search)() : E.right(undefined);
  };

const toShown = ({ found, wanted }: Search): ContactsShown => {
  const contacts = [...found.records.values()].filter(
    ({ id, children }) => children.length > 0 || wanted.known.has(id),
  );
  const quarantined = found.spoiled();
  return { contacts: contacts.sort(byId), listed: contacts.length + quarantined.length, quarantined };
};

/**
 * Clever lists contacts by district or by student, never by school. The way that takes fewer requests is gone, and of
 * what passes by only what concerns the school is kept. https://dev.clever.com/docs/student-contacts
 */
export const findContacts = (reading: Reading, wanted: ContactsWanted): TE.TaskEither<SourceFailure, ContactsShown> => {
  const search = startSearch(reading, wanted);
  const { students } = wanted;
  return pipe(
    students.size <= FEW ? throughStudents(search) : throughDistrict(search),
    TE.map(() => toShown(search)),
  );
};

/** The school comes first: whether it is shared decides about the rest. */
export const readContacts = (reading: Reading, wanted: ContactsWanted): TE.TaskEither<SourceFailure, ContactsShown> =>
  pipe(
    readSchoolRecord(reading),
    TE.flatMap(() => findContacts(reading, wanted)),
  );
