import { O, pipe, TE, token } from '@bloomz/kernel';
import type { SchoolId } from '../entities/clever-ids.ts';
import type { Actor } from '../entities/run.ts';
import type { School } from '../entities/school.ts';
import type { Check, SetupEvidence } from '../entities/setup-check.ts';
import { checkSetup } from '../entities/setup-checks.ts';
import type { ClientRejected, CleverUnavailable, StoreUnavailable } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { RunLog } from '../ports/run-log.ts';
import type { SchoolDirectory } from '../ports/school-directory.ts';
import type { SetupProbe } from '../ports/setup-probe.ts';

export type VerifyFailed = ClientRejected | CleverUnavailable | StoreUnavailable;

/** Looks whether everything is ready for an import, and who must fix what is not. A failing check is an answer. */
export type VerifyCleverSetup = (schoolId: SchoolId, actor: Actor) => TE.TaskEither<VerifyFailed, ReadonlyArray<Check>>;
export const VerifyCleverSetup = token<VerifyCleverSetup>('VerifyCleverSetup');

export const makeVerifyCleverSetup = (
  schools: SchoolDirectory,
  probe: SetupProbe,
  runs: RunLog,
  now: Clock,
): VerifyCleverSetup => {
  const findPerson = ({ ref }: School, actor: Actor): TE.TaskEither<VerifyFailed, SetupEvidence['person']> =>
    actor.kind !== 'person'
      ? TE.right(null)
      : pipe(
          probe.findPerson(ref, actor.userId),
          TE.map((person): SetupEvidence['person'] => (O.isSome(person) ? person.value : 'not-found')),
          TE.orElse((failure) =>
            failure._tag === 'DistrictNotConnected' || failure._tag === 'SchoolNotShared'
              ? TE.right<VerifyFailed, SetupEvidence['person']>('unknown')
              : TE.left<VerifyFailed, SetupEvidence['person']>(failure),
          ),
        );
  const verify = (school: School, actor: Actor): TE.TaskEither<VerifyFailed, ReadonlyArray<Check>> =>
    pipe(
      TE.Do,
      TE.bindW('facts', () => probe.probe(school.ref)),
      TE.bindW('person', () => findPerson(school, actor)),
      TE.bindW('last', () => runs.lastEffective(school.ref)),
      TE.map(({ facts, person, last }) =>
        checkSetup({ facts, school, actor, person, lastImport: O.toNullable(last)?.finishedAt ?? null, now: now() }),
      ),
    );
  const unlinked = (actor: Actor): ReadonlyArray<Check> =>
    checkSetup({ facts: NOTHING_SEEN, school: null, actor, person: 'unknown', lastImport: null, now: now() });
  return (schoolId, actor) =>
    pipe(
      schools.find(schoolId),
      TE.flatMap((found): TE.TaskEither<VerifyFailed, ReadonlyArray<Check>> =>
        O.isSome(found) ? verify(found.value, actor) : TE.right(unlinked(actor)),
      ),
    );
};

const NOTHING_SEEN = { connected: false };
