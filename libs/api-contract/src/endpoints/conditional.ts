import { optional } from '../http/fields.ts';
import { textFields } from '../http/object.ts';
import { text } from '../http/scalars.ts';
import { describe } from '../http/schema.ts';

const EntityTag = text({
  min: 1,
  max: 256,
  pattern: '^[!-~ ]+$',
  words: 'must be an ETag, as an answer gave it',
  example: '"8f14e45f"',
});

/** An edit that is refused when somebody was faster. */
export const IF_MATCH = textFields({
  'if-match': optional(
    describe(EntityTag, { description: 'The ETag you read: the change is made only to that version' }),
  ),
});
