/** One line of a preview, for a person to read: what would happen to whom. `person`: of a role that cannot be told. */
export type PlannedChange = {
  readonly record:
    | 'class'
    | 'teacher'
    | 'staff'
    | 'student'
    | 'parent'
    | 'membership'
    | 'guardianship'
    | 'invitation'
    | 'person'
    | 'term';
  readonly kind:
    'created' | 'updated' | 'archived' | 'restored' | 'removed' | 'queued' | 'revoked' | 'skipped' | 'quarantined';
  /** The section's or the person's. */
  readonly cleverId: string;
  readonly name: string;
  /** For a membership: the class. For a guardianship: the child. For what is skipped or quarantined: the reason. */
  readonly detail: string | null;
  /** Names of the fields that change. */
  readonly fields: ReadonlyArray<string>;
  /** Takes something away, or leaves something out. */
  readonly worries: boolean;
};
