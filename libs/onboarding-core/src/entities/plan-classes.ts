import { byId, type SectionId } from './clever-ids.ts';
import type { ImportOptions } from './import-options.ts';
import type { Skipped } from './plan.ts';
import { recommendSections } from './recommend-sections.ts';
import type { Change } from './roster-changes.ts';
import type { Roster, SchoolClass } from './roster.ts';
import type { Withheld } from './risk.ts';
import { nameKey, tidyName } from './section-name.ts';
import type { Section, Snapshot } from './snapshot.ts';
import { makeSuggester, type SameNamed, sameNamedSections } from './suggester.ts';

/** `imported`: the sections whose classes are active once the changes are applied. */
export type ClassPlan = {
  readonly changes: ReadonlyArray<Change<SchoolClass>>;
  readonly skipped: ReadonlyArray<Skipped>;
  readonly imported: ReadonlyArray<Section>;
  /** Active classes that stay as they were, because their section is held or in quarantine. */
  readonly kept: ReadonlySet<SectionId>;
};

type Bound = SchoolClass & { readonly sectionId: SectionId };
const isBound = (c: SchoolClass): c is Bound => c.sectionId !== null;

/** A Clever rename reaches the class unless somebody named it here; a suggested name gives way to a unique one. */
const follows = (c: Bound, cleverName: string, sameNamed: SameNamed): Bound => {
  const renamed = { ...c, cleverName };
  if (c.nameSource === 'local' || cleverName === c.cleverName) return renamed;
  if (c.nameSource === 'suggested' && sameNamed.get(nameKey(cleverName))?.length !== 1) return renamed;
  return { ...renamed, name: tidyName(cleverName), nameSource: 'clever' };
};

/** What an imported class becomes while Clever still shows its section. A local name stays for ever. */
const planShown = (
  held: Bound,
  section: Section,
  sameNamed: SameNamed,
  updatesWait: boolean,
): Change<SchoolClass> | undefined => {
  if (held.archivedBy === 'admin') return undefined;
  const after = follows(held, section.name, sameNamed);
  if (held.state === 'archived')
    return { kind: 'restored', before: held, after: { ...after, state: 'active', archivedBy: null } };
  const same = after.name === held.name && after.cleverName === held.cleverName;
  return same || updatesWait ? undefined : { kind: 'updated', before: held, after };
};

const archive = (held: Bound): Change<SchoolClass> => ({
  kind: 'archived',
  before: held,
  after: { ...held, state: 'archived', archivedBy: 'import' },
});

const create = (section: Section, name: string, options: ImportOptions): Change<SchoolClass> => ({
  kind: 'created',
  before: null,
  after: {
    sectionId: section.id,
    name,
    nameSource: nameKey(name) === nameKey(section.name) ? 'clever' : 'suggested',
    cleverName: section.name,
    state: 'active',
    archivedBy: null,
    ...options.classOptions,
  },
});

type Arrivals = Pick<ClassPlan, 'changes' | 'skipped'>;

/** Sections without a class, in Clever's order: the first of a free name is imported, the rest skipped or renamed. */
const planArrivals = (
  arriving: ReadonlyArray<Section>,
  options: ImportOptions,
  activeNames: ReadonlySet<string>,
  suggest: (section: Section) => string,
): Arrivals => {
  const taken = new Set(activeNames);
  const changes: Change<SchoolClass>[] = [];
  const skipped: Skipped[] = [];
  for (const section of arriving) {
    const { id: cleverId, name } = section;
    const isFirst = !taken.has(nameKey(name));
    taken.add(nameKey(name));
    if (isFirst) changes.push(create(section, tidyName(name), options));
    else if (options.duplicateNames === 'suggested') changes.push(create(section, suggest(section), options));
    else skipped.push({ kind: 'section', cleverId, name, reason: 'DuplicateName', suggestion: suggest(section) });
  }
  return { changes, skipped };
};

const notWorthAClass = (
  sections: ReadonlyArray<Section>,
  snapshot: Snapshot,
  options: ImportOptions,
): ReadonlyArray<Skipped> => {
  if (options.sections === 'all') return [];
  const recommendations = recommendSections(snapshot);
  return sections.flatMap(({ id, name }): Skipped[] => {
    const reason = recommendations.get(id)?.reason;
    const covered = reason === 'RedundantSection' || reason === 'CoveredByHomeroom';
    return covered ? [{ kind: 'section', cleverId: id, name, reason }] : [];
  });
};

type BoundPlan = Pick<ClassPlan, 'changes' | 'kept'>;

/** Classes that an earlier import made: renamed, restored or archived after their section; quarantine keeps them. */
const planBound = (
  bound: ReadonlyArray<Bound>,
  snapshot: Snapshot,
  sameNamed: SameNamed,
  withheld: Withheld,
): BoundPlan => {
  const shown = new Map(snapshot.sections.map((section) => [section.id, section]));
  const inQuarantine = new Set(snapshot.quarantined.map(({ cleverId }) => cleverId));
  const stays = (id: SectionId): boolean => inQuarantine.has(id) || withheld.removals.has('classes');
  const missing = bound.filter(({ sectionId, state }) => !shown.has(sectionId) && state === 'active');
  const updates = bound.flatMap((held) => {
    const section = shown.get(held.sectionId);
    return (section && planShown(held, section, sameNamed, withheld.updates.has('classes'))) ?? [];
  });
  return {
    changes: [...updates, ...missing.filter(({ sectionId }) => !stays(sectionId)).map(archive)],
    kept: new Set(missing.map(({ sectionId }) => sectionId).filter(stays)),
  };
};

const activeNames = (roster: Roster, changes: ReadonlyArray<Change<SchoolClass>>): ReadonlySet<string> => {
  const after = new Map(changes.map((change) => [change.after.sectionId, change.after]));
  return new Set(
    roster.classes
      .map((held) => (held.sectionId === null ? held : (after.get(held.sectionId) ?? held)))
      .filter(({ state }) => state === 'active')
      .map(({ name }) => nameKey(name)),
  );
};

/** Sections to classes: one class per uniquely named section, bound by Clever id for ever. */
export const planClasses = (
  snapshot: Snapshot,
  roster: Roster,
  options: ImportOptions,
  withheld: Withheld,
): ClassPlan => {
  const sections = [...snapshot.sections].sort(byId);
  const sameNamed = sameNamedSections(sections);
  const bound = roster.classes.filter(isBound);
  const boundIds = new Set(bound.map(({ sectionId }) => sectionId));
  const byHand = new Set(bound.filter(({ archivedBy }) => archivedBy === 'admin').map(({ sectionId }) => sectionId));
  const { changes, kept } = planBound(bound, snapshot, sameNamed, withheld);
  const names = activeNames(roster, changes);
  const unbound = sections.filter(({ id }) => !boundIds.has(id));
  const unchosen = notWorthAClass(unbound, snapshot, options);
  const passedOver = new Set<string>(unchosen.map(({ cleverId }) => cleverId));
  const arrivals = planArrivals(
    unbound.filter(({ id }) => !passedOver.has(id)),
    options,
    names,
    makeSuggester(snapshot, names, (id) => boundIds.has(id)),
  );
  const created = new Set(arrivals.changes.map(({ after }) => after.sectionId));
  return {
    changes: [...changes, ...arrivals.changes],
    skipped: [...leftArchived(sections, byHand), ...unchosen, ...arrivals.skipped],
    imported: sections.filter(({ id }) => created.has(id) || (boundIds.has(id) && !byHand.has(id))),
    kept,
  };
};

const leftArchived = (sections: ReadonlyArray<Section>, byHand: ReadonlySet<SectionId>): ReadonlyArray<Skipped> =>
  sections
    .filter(({ id }) => byHand.has(id))
    .map(({ id, name }) => ({ kind: 'section', cleverId: id, name, reason: 'ArchivedByAdmin' }));
