import type { SchoolPlace } from './place.ts';

export type ClassOfMine = { readonly classId: string; readonly name: string; readonly role: string };

/** A child whom somebody is responsible for, and the classes it is in. */
export type ChildOfMine = {
  readonly firstName: string;
  readonly lastName: string;
  readonly classes: ReadonlyArray<ClassOfMine>;
};

/** Somebody's place in one school. Somebody who is teacher and parent there has two. */
export type JoinedPlace = {
  readonly place: SchoolPlace;
  readonly schoolName: string;
  readonly role: 'teacher' | 'school-support-staff' | 'parent' | 'student';
  readonly classes: ReadonlyArray<ClassOfMine>;
  /** A parent's, by living guardianships alone; nobody else has any. */
  readonly children: ReadonlyArray<ChildOfMine>;
};
