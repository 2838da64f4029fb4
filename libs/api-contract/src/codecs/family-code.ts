import { listOf } from '../http/compounds.ts';
import { optional } from '../http/fields.ts';
import { object, strictObject } from '../http/object.ts';
import { anyText, integer, oneOf } from '../http/scalars.ts';
import { describe, named } from '../http/schema.ts';
import { FamilyCodeId, UserId } from './ids.ts';
import { Instant } from './instant.ts';
import { pageOf } from './page.ts';

const PERSON = { cleverId: UserId, firstName: anyText('First-12'), lastName: anyText('Last-12') };

/** A way in for one household. The code itself is on letters only. */
export const FamilyCode = named(
  'FamilyCode',
  object({
    id: FamilyCodeId,
    state: oneOf('active', 'revoked', 'expired'),
    children: listOf(object(PERSON)),
    adults: describe(listOf(object({ ...PERSON, joinedAt: Instant })), {
      description: 'Who has joined with it and is still there; at most four',
    }),
    createdAt: Instant,
    expiresAt: Instant,
  }),
  { description: 'A way in for one household. The code itself is on letters only.' },
);
export const FamilyCodes = pageOf('FamilyCodes', FamilyCode);

const MOST_CHILDREN = 2_000;

/** For whom Family Codes are wanted. */
export const FamilyCodeWish = named(
  'FamilyCodeWish',
  strictObject({
    children: optional(
      describe(listOf(UserId, MOST_CHILDREN), {
        description: 'These children; all without a reachable adult when left out',
      }),
    ),
  }),
  { description: 'For whom Family Codes are wanted', example: {} },
);

export const FamilyCodesIssued = named(
  'FamilyCodesIssued',
  object({
    issued: integer({ example: 14 }),
    kept: describe(integer({ example: 2 }), { description: 'Children who have an active code already' }),
    unknown: describe(listOf(UserId), { description: 'Those who are no children of the school' }),
  }),
  { description: 'How many Family Codes are new' },
);

export const PaperSize = describe(oneOf('Letter', 'A4'), { description: 'The paper that the letters are for' });
