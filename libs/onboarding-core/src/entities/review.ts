import { byId, type SectionId } from './clever-ids.ts';
import type { ContactTypeCount } from './contact.ts';
import { type Recommendation, recommendSections, redundantSections } from './recommend-sections.ts';
import type { Roster } from './roster.ts';
import { nameKey, tidyName } from './section-name.ts';
import type { Section, Snapshot } from './snapshot.ts';
import { makeSuggester, sameNamedSections } from './suggester.ts';

export type SameName = {
  readonly name: string;
  readonly sections: ReadonlyArray<{
    readonly cleverId: SectionId;
    readonly suggestion: string;
    readonly imported: boolean;
  }>;
};

export type Redundant = {
  readonly keep: SectionId;
  readonly redundant: ReadonlyArray<SectionId>;
  readonly students: number;
  readonly teachers: number;
};

/** The data verification checklist of the guide. */
export type RosterReview = {
  readonly sections: number;
  readonly sameNames: ReadonlyArray<SameName>;
  readonly redundantSections: ReadonlyArray<Redundant>;
  readonly recommendations: ReadonlyArray<Recommendation & { readonly name: string }>;
  readonly contactTypes: ReadonlyArray<ContactTypeCount>;
};

const sameNames = (snapshot: Snapshot, roster: Roster): ReadonlyArray<SameName> => {
  const active = roster.classes.filter(({ state }) => state === 'active');
  const imported = new Set(roster.classes.map(({ sectionId }) => sectionId));
  const isImported = (id: SectionId): boolean => imported.has(id);
  const suggest = makeSuggester(snapshot, new Set(active.map(({ name }) => nameKey(name))), isImported);
  const describe = (section: Section): SameName['sections'][number] => ({
    cleverId: section.id,
    suggestion: suggest(section),
    imported: isImported(section.id),
  });
  return [...sameNamedSections([...snapshot.sections].sort(byId)).values()]
    .filter((group) => group.length > 1)
    .map((group) => ({ name: tidyName(group[0]?.name ?? ''), sections: group.map(describe) }));
};

const redundancies = (sections: ReadonlyArray<Section>): ReadonlyArray<Redundant> => {
  const known = new Map(sections.map((section) => [section.id, section]));
  const groups = Map.groupBy(redundantSections(sections), ([, keep]) => keep);
  return [...groups].map(([keep, redundant]) => ({
    keep,
    redundant: redundant.map(([id]) => id),
    students: new Set(known.get(keep)?.students).size,
    teachers: new Set(known.get(keep)?.teachers).size,
  }));
};

/** What a person should look at before the first import. Recommends; decides nothing. */
export const reviewRoster = (
  snapshot: Snapshot,
  roster: Roster,
  contactTypes: ReadonlyArray<ContactTypeCount>,
): RosterReview => {
  const names = new Map(snapshot.sections.map(({ id, name }) => [id, tidyName(name)]));
  return {
    sections: snapshot.sections.length,
    sameNames: sameNames(snapshot, roster),
    redundantSections: redundancies(snapshot.sections),
    recommendations: [...recommendSections(snapshot).values()].map((recommendation) => ({
      name: names.get(recommendation.sectionId) ?? '',
      ...recommendation,
    })),
    contactTypes,
  };
};
