import { FamilyCode, FamilyCodes, FamilyCodesIssued, FamilyCodeWish, PaperSize } from '../codecs/family-code.ts';
import { FamilyCodeId, SchoolId, UserId } from '../codecs/ids.ts';
import { PAGING } from '../codecs/page.ts';
import { json, plain } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { defaulting, optional } from '../http/fields.ts';
import { queryOf, textFields } from '../http/object.ts';
import { describe } from '../http/schema.ts';
import { AT_SCHOOL } from './places.ts';

const CODE = { schoolId: SchoolId, code: describe(FamilyCodeId, { description: 'The id of the Family Code' }) };
const AT_CODE = textFields(CODE);

export const listFamilyCodes = endpoint({
  operationId: 'listFamilyCodes',
  method: 'get',
  path: '/v1/schools/{schoolId}/family-codes',
  tag: 'family codes',
  summary: 'The Family Codes of a school',
  description: 'Latest first. The codes themselves are on the letters only.',
  access: 'signed-in',
  params: AT_SCHOOL,
  query: queryOf(PAGING),
  responses: { 200: json('A page of Family Codes', FamilyCodes) },
  problems: ['not-found', 'forbidden'],
});

export const issueFamilyCodes = endpoint({
  operationId: 'issueFamilyCodes',
  method: 'post',
  path: '/v1/schools/{schoolId}/family-codes',
  tag: 'family codes',
  summary: 'Make Family Codes',
  description:
    'One per household, where siblings are known; for the children named, or for all without an adult who can be reached. A household that has an active code keeps it, so asking twice is harmless.',
  access: 'signed-in',
  params: AT_SCHOOL,
  body: FamilyCodeWish,
  responses: { 200: json('How many are new', FamilyCodesIssued) },
  problems: ['not-found', 'forbidden', 'district-frozen'],
});

export const reissueFamilyCode = endpoint({
  operationId: 'reissueFamilyCode',
  method: 'post',
  path: '/v1/schools/{schoolId}/family-codes/{code}/reissue',
  tag: 'family codes',
  summary: 'Make a new code for a household',
  description: 'The old letter is void from this moment on. Who has joined stays.',
  access: 'signed-in',
  params: AT_CODE,
  responses: { 200: json('The Family Code as it is now', FamilyCode) },
  problems: ['not-found', 'forbidden', 'district-frozen'],
});

export const revokeFamilyCode = endpoint({
  operationId: 'revokeFamilyCode',
  method: 'post',
  path: '/v1/schools/{schoolId}/family-codes/{code}/revocation',
  tag: 'family codes',
  summary: 'Make a Family Code void',
  description: 'Nobody joins with it any more. Who has joined stays.',
  access: 'signed-in',
  params: AT_CODE,
  responses: { 200: json('The Family Code as it is now', FamilyCode) },
  problems: ['not-found', 'forbidden', 'district-frozen'],
});

export const revokeFamilyJoin = endpoint({
  operationId: 'revokeFamilyJoin',
  method: 'post',
  path: '/v1/schools/{schoolId}/family-codes/{code}/adults/{cleverId}/revocation',
  tag: 'family codes',
  summary: 'Take out an adult who joined with a Family Code',
  description:
    'Access to the children ends at once. The household gets a new code, for the old one is in the hands of that adult.',
  access: 'signed-in',
  params: textFields({ ...CODE, cleverId: UserId }),
  responses: { 200: json('The Family Code as it is now', FamilyCode) },
  problems: ['not-found', 'forbidden', 'district-frozen'],
});

export const getFamilyLetters = endpoint({
  operationId: 'getFamilyLetters',
  method: 'get',
  path: '/v1/schools/{schoolId}/family-letters.pdf',
  tag: 'family codes',
  summary: 'Letters to print',
  description:
    'One page per household with an active code, in the language of the family: what to do, the code, and the same as a QR code. Printing again gives the same codes.',
  access: 'signed-in',
  params: AT_SCHOOL,
  query: queryOf({
    size: defaulting(PaperSize, 'Letter'),
    code: optional(describe(FamilyCodeId, { description: 'Only the letter of this Family Code' })),
  }),
  responses: { 200: plain('The letters, as a tagged PDF', 'application/pdf', '%PDF-1.7') },
  problems: ['not-found', 'forbidden'],
});
