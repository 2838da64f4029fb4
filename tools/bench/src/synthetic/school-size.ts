export type SchoolSize = {
  readonly students: number;
  readonly teachers: number;
  readonly sections: number;
  readonly sectionsPerStudent: number;
};
