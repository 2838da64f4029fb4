import type { ServedDistrict } from './district.ts';
import { makeDistrict } from './district.ts';
import type { DistrictData } from './records.ts';

/** All districts of one fake Clever. */
export type World = {
  readonly districts: () => readonly ServedDistrict[];
  readonly find: (id: string) => ServedDistrict | undefined;
  readonly add: (data: DistrictData) => ServedDistrict;
  readonly byToken: (token: string) => ServedDistrict | undefined;
};

export const makeWorld = (now: () => Date): World => {
  const districts = new Map<string, ServedDistrict>();
  return {
    districts: () => [...districts.values()],
    find: (id) => districts.get(id),
    add: (data) => {
      const district = makeDistrict(data, now);
      districts.set(district.id, district);
      return district;
    },
    byToken: (token) => [...districts.values()].find(({ connection }) => connection.token() === token),
  };
};
