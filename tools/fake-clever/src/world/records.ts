// The records as they lie on the wire. A text that is not known is '', absent or null, as districts send it.
// https://dev.clever.com/docs/schema

type Text = string | null;

export type Role = 'student' | 'teacher' | 'staff' | 'district_admin' | 'contact';
export const ROLES: readonly Role[] = ['student', 'teacher', 'staff', 'district_admin', 'contact'];

export type Name = { readonly first?: Text; readonly middle?: Text; readonly last?: Text };
type Ext = Readonly<Record<string, string>>;
type Credentials = { readonly district_username?: string };
type Location = {
  readonly address?: Text;
  readonly city?: Text;
  readonly state?: Text;
  readonly zip?: Text;
};

export type DistrictState = 'running' | 'success' | 'pending' | 'error' | 'paused' | '';

export type DistrictRecord = {
  readonly id: string;
  readonly name: string;
  readonly sis_type: string;
  readonly state?: DistrictState | null;
  readonly error?: string;
  readonly last_sync?: Text;
  readonly launch_date: string;
  readonly pause_start?: Text;
  readonly pause_end?: Text;
  readonly portal_url: string;
  readonly login_methods: readonly string[];
  readonly mdr_number?: Text;
  readonly nces_id?: Text;
  readonly district_contact?: {
    readonly id: string;
    readonly district: string;
    readonly name: Name;
    readonly email?: Text;
    readonly title?: string;
  };
  readonly lms_type?: Text;
  readonly lms_state?: Text;
  readonly last_attendance_sync?: Text;
};

export type School = {
  readonly id: string;
  readonly district: string;
  readonly name: string;
  readonly sis_id: string;
  readonly school_number: string;
  readonly low_grade?: Text;
  readonly high_grade?: Text;
  readonly state_id?: Text;
  readonly nces_id?: Text;
  readonly mdr_number?: Text;
  readonly phone?: Text;
  readonly principal?: { readonly name?: Text; readonly email?: Text };
  readonly location?: Location | null;
  readonly ext?: Ext;
  readonly created: string;
  readonly last_modified: string;
};

export type Term = {
  readonly id: string;
  readonly district: string;
  readonly name?: Text;
  readonly start_date?: Text;
  readonly end_date?: Text;
};

export type Course = { readonly id: string; readonly district: string; readonly name?: Text; readonly number?: Text };

export type Section = {
  readonly id: string;
  readonly district: string;
  readonly school: string;
  readonly course?: Text;
  readonly term_id?: Text;
  readonly name: string;
  readonly sis_id: string;
  readonly section_number?: Text;
  readonly period?: Text;
  readonly grade?: Text;
  readonly subject?: Text;
  readonly teacher?: Text;
  readonly teachers: readonly string[];
  readonly students: readonly string[];
  readonly ext?: Ext;
  readonly lms_status?: { readonly synced_in_lms: boolean } | null;
  readonly created: string;
  readonly last_modified: string;
};

export type StudentRole = {
  readonly school: string;
  readonly schools: readonly string[];
  readonly enrollments: ReadonlyArray<{
    readonly school: string;
    readonly start_date?: string;
    readonly end_date?: string;
  }>;
  readonly sis_id: string;
  readonly student_number?: Text;
  readonly state_id?: Text;
  readonly grade?: Text;
  readonly dob?: Text;
  readonly gender?: Text;
  readonly race?: Text;
  readonly hispanic_ethnicity?: Text;
  readonly graduation_year?: Text;
  readonly ell_status?: Text;
  readonly location?: Location | null;
  readonly credentials?: Credentials;
  readonly ext?: Ext;
  readonly email?: Text;
  readonly home_language?: Text;
  readonly preferred_name?: Name;
  readonly gifted_status?: Text;
  readonly frl_status?: Text;
  readonly iep_status?: Text;
  readonly section_504_status?: Text;
};

export type TeacherRole = {
  readonly school: string;
  readonly schools: readonly string[];
  readonly sis_id: string;
  readonly teacher_number?: Text;
  readonly state_id?: Text;
  readonly title?: Text;
  readonly credentials?: Credentials | null;
  readonly ext?: Ext;
  readonly legacy_id?: string;
};

export type StaffRole = {
  readonly schools: readonly string[];
  readonly staff_id: string;
  readonly title?: Text;
  readonly department?: Text;
  readonly roles: readonly string[];
  readonly credentials?: Credentials;
  readonly ext?: Ext;
  readonly legacy_id?: string;
};

export type StudentRelationship = { readonly student: string; readonly relationship?: Text; readonly type?: Text };

export type ContactRole = {
  readonly phone?: Text;
  readonly phone_type?: Text;
  readonly sis_id?: Text;
  readonly student_relationships: readonly StudentRelationship[];
  readonly legacy_id?: string;
};

export type Roles = {
  readonly student?: StudentRole;
  readonly teacher?: TeacherRole;
  readonly staff?: StaffRole;
  readonly district_admin?: { readonly title?: Text; readonly legacy_id?: string };
  readonly contact?: ContactRole;
};

export type User = {
  readonly id: string;
  readonly district: string;
  readonly email?: Text;
  readonly name: Name;
  readonly lms_status?: { readonly synced_in_lms: boolean } | null;
  readonly created: string;
  readonly last_modified: string;
  readonly roles: Roles;
};

/** Everything a district holds, whether or not it is shared with the application. */
export type DistrictData = {
  readonly district: DistrictRecord;
  readonly schools: readonly School[];
  readonly terms: readonly Term[];
  readonly courses: readonly Course[];
  readonly sections: readonly Section[];
  readonly users: readonly User[];
};

export type RecordsOf = {
  readonly schools: School;
  readonly terms: Term;
  readonly courses: Course;
  readonly sections: Section;
  readonly users: User;
};
export type Kind = keyof RecordsOf;
export const KINDS: readonly Kind[] = ['schools', 'terms', 'courses', 'sections', 'users'];
export type AnyRecord = RecordsOf[Kind];
