import type { DistrictId } from './clever-ids.ts';

/** A disconnected district is frozen: nothing of it is read from Clever or changed, and nothing is lost. */
export type Connection = 'connected' | 'disconnected';

export type District = {
  readonly id: DistrictId;
  readonly name: string | null;
  readonly connection: Connection;
  readonly disconnectedAt: Date | null;
  readonly schools: number;
  /** When a roster of the district was last read whole, by an import or a resync that kept a record; null before. */
  readonly lastReadAt: Date | null;
};
