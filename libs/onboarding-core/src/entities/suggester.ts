import type { SectionId } from './clever-ids.ts';
import { nameKey } from './section-name.ts';
import type { Section, Snapshot } from './snapshot.ts';
import { type NameFacts, suggestNames } from './suggest-names.ts';

/** Sections by name key. */
export type SameNamed = ReadonlyMap<string, ReadonlyArray<Section>>;
export const sameNamedSections = (sections: ReadonlyArray<Section>): SameNamed =>
  Map.groupBy(sections, ({ name }) => nameKey(name));

const nameFacts = ({ users, terms }: Snapshot): NameFacts => {
  const teachers = new Map(users.map(({ id, lastName }) => [id, lastName]));
  const termNames = new Map(terms.map(({ id, name }) => [id, name]));
  return { teacherName: (id) => teachers.get(id), termName: (id) => termNames.get(id) };
};

/** Suggested names for the sections of a snapshot, one group of same-named sections at a time and never one twice. `taken`: the keys in use. */
export const makeSuggester = (
  snapshot: Snapshot,
  taken: ReadonlySet<string>,
  isImported: (id: SectionId) => boolean,
): ((section: Section) => string) => {
  const sameNamed = sameNamedSections(snapshot.sections);
  const facts = nameFacts(snapshot);
  const reserved = new Set([...taken, ...sameNamed.keys()]);
  const known = new Map<string, ReadonlyMap<SectionId, string>>();
  const namesOf = (key: string): ReadonlyMap<SectionId, string> => {
    const names = known.get(key) ?? suggestNames(sameNamed.get(key) ?? [], facts, reserved, isImported);
    known.set(key, names);
    for (const name of names.values()) reserved.add(nameKey(name));
    return names;
  };
  return ({ id, name }) => namesOf(nameKey(name)).get(id) ?? name;
};
