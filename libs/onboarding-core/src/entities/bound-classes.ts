import type { SectionId } from './clever-ids.ts';
import type { Withheld } from './risk.ts';
import type { Change } from './roster-changes.ts';
import type { SchoolClass } from './roster.ts';
import { nameKey, tidyName } from './section-name.ts';
import { quarantined, type Section, type Snapshot } from './snapshot.ts';
import type { SameNamed } from './suggester.ts';

/** A class that an import made. */
export type Bound = SchoolClass & { readonly sectionId: SectionId };
export const isBound = (c: SchoolClass): c is Bound => c.sectionId !== null;

/** A Clever rename reaches the class unless somebody named it here; a suggested name gives way to a unique one. */
const follows = (c: Bound, cleverName: string, sameNamed: SameNamed): Bound => {
  const renamed = { ...c, cleverName };
  if (c.nameSource === 'local' || cleverName === c.cleverName) return renamed;
  if (c.nameSource === 'suggested' && sameNamed.get(nameKey(cleverName))?.length !== 1) return renamed;
  return { ...renamed, name: tidyName(cleverName), nameSource: 'clever' };
};

/** What an imported class becomes while Clever still shows its section. A local name stays for ever. */
const planShown = (
  known: Bound,
  section: Section,
  sameNamed: SameNamed,
  updatesWait: boolean,
): Change<SchoolClass> | undefined => {
  if (known.archivedBy === 'admin') return undefined;
  const after = follows(known, section.name, sameNamed);
  if (known.state === 'archived')
    return { kind: 'restored', before: known, after: { ...after, state: 'active', archivedBy: null } };
  const same = after.name === known.name && after.cleverName === known.cleverName;
  return same || updatesWait ? undefined : { kind: 'updated', before: known, after };
};

const archive = (known: Bound): Change<SchoolClass> => ({
  kind: 'archived',
  before: known,
  after: { ...known, state: 'archived', archivedBy: 'import' },
});

export type BoundPlan = {
  readonly changes: ReadonlyArray<Change<SchoolClass>>;
  /** Active classes that stay as they were, because their section is held or in quarantine. */
  readonly kept: ReadonlySet<SectionId>;
};

/** Classes that an earlier import made: renamed, restored or archived after their section; quarantine keeps them. */
export const planBound = (
  bound: ReadonlyArray<Bound>,
  snapshot: Snapshot,
  sameNamed: SameNamed,
  withheld: Withheld,
): BoundPlan => {
  const shown = new Map(snapshot.sections.map((section) => [section.id, section]));
  const inQuarantine = quarantined(snapshot, 'section');
  const stays = (id: SectionId): boolean => inQuarantine(id) || withheld.removals.has('classes');
  const missing = bound.filter(({ sectionId, state }) => !shown.has(sectionId) && state === 'active');
  const updates = bound.flatMap((known) => {
    const section = shown.get(known.sectionId);
    return (section && planShown(known, section, sameNamed, withheld.updates.has('classes'))) ?? [];
  });
  return {
    changes: [...updates, ...missing.filter(({ sectionId }) => !stays(sectionId)).map(archive)],
    kept: new Set(missing.map(({ sectionId }) => sectionId).filter(stays)),
  };
};
