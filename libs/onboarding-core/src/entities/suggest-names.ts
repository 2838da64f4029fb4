import { byId, type SectionId, type TermId, type UserId } from './clever-ids.ts';
import { nameKey, tidyName } from './section-name.ts';
import type { Section } from './snapshot.ts';

/** What a suggestion may say beyond the section's own fields. */
export type NameFacts = {
  readonly teacherName: (id: UserId) => string | undefined;
  readonly termName: (id: TermId) => string | undefined;
};

type Attribute = (section: Section, facts: NameFacts) => string | undefined;

/** In the order in which people tell classes apart. */
const ATTRIBUTES: ReadonlyArray<Attribute> = [
  ({ teachers }, { teacherName }) => teachers.map(teacherName).find((name) => name !== undefined),
  ({ period }) => period && `Period ${period}`,
  ({ grade }) => grade && (/^\d+$/.test(grade) ? `Grade ${grade}` : grade),
  ({ termId }, { termName }) => termId && termName(termId),
  ({ sectionNumber }) => sectionNumber && `Section ${sectionNumber}`,
];

const choicesOf = <T>([first, ...rest]: ReadonlyArray<T>): ReadonlyArray<ReadonlyArray<T>> => {
  if (first === undefined) return [[]];
  const without = choicesOf(rest);
  return [...without.map((choice) => [first, ...choice]), ...without];
};

/** Every choice of attributes, the smallest first; the sort is stable, so among equals the most telling first. */
const CHOICES = choicesOf(ATTRIBUTES)
  .filter((choice) => choice.length > 0)
  .sort((a, b) => a.length - b.length);

const labelsOf = (group: ReadonlyArray<Section>, choice: ReadonlyArray<Attribute>, facts: NameFacts): string[] =>
  group.map((section) =>
    choice
      .flatMap((attribute) => attribute(section, facts) ?? [])
      .map(tidyName)
      .join(' - '),
  );

/** The fewest attributes that tell all of the group apart; failing that, the fewest that tell most of them apart. */
const tellingLabels = (group: ReadonlyArray<Section>, facts: NameFacts): ReadonlyArray<string> => {
  let best: { readonly labels: ReadonlyArray<string>; readonly apart: number } = { labels: [], apart: 0 };
  for (const choice of CHOICES) {
    const labels = labelsOf(group, choice, facts);
    const apart = new Set(labels.map(nameKey)).size;
    if (apart > best.apart) best = { labels, apart };
    if (apart === group.length) break;
  }
  return best.labels;
};

const withOrdinal = (name: string, n: number): string => (n === 1 ? name : `${name} - ${n}`);

const firstFree = (name: string, ordinal: number, taken: ReadonlySet<string>): string => {
  let n = ordinal;
  while (taken.has(nameKey(withOrdinal(name, n)))) n += 1;
  return withOrdinal(name, n);
};

/**
 * A name for each section of one name: the least that tells them apart, and an ordinal where nothing else does.
 * An imported section keeps the place of its suggestion, so the others' stay the same from run to run.
 * `taken` holds the keys of the names in use.
 */
export const suggestNames = (
  sameNamed: ReadonlyArray<Section>,
  facts: NameFacts,
  taken: ReadonlySet<string>,
  isImported: (id: SectionId) => boolean = () => false,
): ReadonlyMap<SectionId, string> => {
  const group = [...sameNamed].sort(byId);
  const labels = tellingLabels(group, facts);
  const used = new Set(taken);
  const seen = new Map<string, number>();
  const names = new Map<SectionId, string>();
  group.forEach((section, i) => {
    const label = labels[i] ?? '';
    const base = [tidyName(section.name), label].filter(Boolean).join(' - ');
    const ordinal = (seen.get(nameKey(base)) ?? 0) + 1;
    seen.set(nameKey(base), ordinal);
    const name = isImported(section.id) ? withOrdinal(base, ordinal) : firstFree(base, ordinal, used);
    used.add(nameKey(name));
    names.set(section.id, name);
  });
  return names;
};
