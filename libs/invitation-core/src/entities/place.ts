/** One school, by the Clever ids of its district and itself. */
export type SchoolPlace = { readonly districtId: string; readonly schoolId: string };
