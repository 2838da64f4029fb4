import type { E } from '@bloomz/kernel';
import { parseTermId, type Quarantined, type Term } from '@bloomz/onboarding-core';
import * as t from 'io-ts';
import { present } from './present.ts';
import { reading } from './quarantine.ts';
import { idBy, OptionalDate, OptionalText } from './text.ts';

const TermFields = t.type({
  id: idBy(parseTermId),
  name: OptionalText,
  start_date: OptionalDate,
  end_date: OptionalDate,
});

/** https://dev.clever.com/docs/data-model */
export const decodeTerm: (raw: unknown) => E.Either<Quarantined, Term> = reading(
  'term',
  TermFields,
  ({ id, name, start_date, end_date }) => ({ id, ...present({ name, startsOn: start_date, endsOn: end_date }) }),
);
