import { DistrictId, SchoolId } from '../codecs/ids.ts';
import { textFields } from '../http/object.ts';

/** Names a school in a path. */
export const AT_SCHOOL = textFields({ schoolId: SchoolId });
/** Names a district in a path. */
export const AT_DISTRICT = textFields({ districtId: DistrictId });
