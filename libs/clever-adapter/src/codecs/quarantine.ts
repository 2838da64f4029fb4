import { E } from '@bloomz/kernel';
import { isCleverId, type Quarantined } from '@bloomz/onboarding-core';
import * as t from 'io-ts';

const WRONG_SHAPE = 'not of the expected form';
const WithId = t.type({ id: t.string });

/** `students[3]`, `name.last`; the record itself is `record`. */
const fieldOf = ({ context }: t.ValidationError): string =>
  context
    .slice(1)
    .map(({ key }) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '') || 'record';

const idOf = (raw: unknown): string => (WithId.is(raw) && isCleverId(raw.id) ? raw.id : '');

/** The first thing wrong with a record. Quotes nothing of it but its id. */
const toQuarantined = (kind: Quarantined['kind'], raw: unknown, errors: t.Errors): Quarantined => {
  const [error] = errors;
  return {
    kind,
    cleverId: idOf(raw),
    field: error === undefined ? 'record' : fieldOf(error),
    reason: error?.message ?? WRONG_SHAPE,
  };
};

/** Reads one record of a list, or says why it cannot be used. */
export const reading =
  <A, B>(kind: Quarantined['kind'], codec: t.Decoder<unknown, A>, toRecord: (fields: A) => B) =>
  (raw: unknown): E.Either<Quarantined, B> => {
    const fields = codec.decode(raw);
    return E.isLeft(fields) ? E.left(toQuarantined(kind, raw, fields.left)) : E.right(toRecord(fields.right));
  };
