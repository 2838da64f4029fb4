import type { Endpoint } from '../http/endpoint.ts';
import * as classes from './classes.ts';
import * as districts from './districts.ts';
import * as familyCodes from './family-codes.ts';
import * as imports from './imports.ts';
import * as invitations from './invitations.ts';
import * as joining from './joining.ts';
import * as people from './people.ts';
import * as plans from './plans.ts';
import * as schools from './schools.ts';
import * as service from './service.ts';
import * as session from './session.ts';

/** Every operation, in the order of the document. */
export const ENDPOINTS: ReadonlyArray<Endpoint> = [
  ...Object.values(session),
  ...Object.values(schools),
  ...Object.values(plans),
  ...Object.values(imports),
  ...Object.values(classes),
  ...Object.values(people),
  ...Object.values(invitations),
  ...Object.values(familyCodes),
  ...Object.values(joining),
  ...Object.values(districts),
  ...Object.values(service),
];
