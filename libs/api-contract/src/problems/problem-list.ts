/** What one kind of problem is: its title and status never change, its words may become better. */
export type ProblemKind = {
  readonly title: string;
  readonly status: number;
  readonly happened: string;
  readonly toDo: string;
};

/** Every problem that an answer can be. Each has a page in docs/problems. */
export const PROBLEMS = {
  'malformed-request': {
    title: 'The request is not understood',
    status: 400,
    happened: 'Something in the request is missing, unknown or not of the expected form; nothing was done.',
    toDo: 'Correct what `errors` names, and send the request again.',
  },
  'idempotency-key-missing': {
    title: 'The request needs an Idempotency-Key',
    status: 400,
    happened: 'The request starts something that must not happen twice, and came without the header Idempotency-Key.',
    toDo: 'Make up a random key, send it in the header Idempotency-Key, and keep it for every repetition of this request.',
  },
  'not-signed-in': {
    title: 'Not signed in',
    status: 401,
    happened: 'The request carries no session and no API key that is valid now.',
    toDo: 'Sign in again, or send a valid API key as `Authorization: Bearer …`.',
  },
  'wrong-credentials': {
    title: 'E-mail and password do not match',
    status: 401,
    happened: 'There is no account with this e-mail address and this password.',
    toDo: 'Check both and try again, or sign in with Clever.',
  },
  'signature-refused': {
    title: 'The signature is not right',
    status: 401,
    happened: 'The event does not carry a valid signature of the mail service, or it is too old.',
    toDo: 'Check the secret on both sides, and the clocks.',
  },
  forbidden: {
    title: 'Your role does not allow this',
    status: 403,
    happened: 'You belong here, but your role, or the scope of the API key, does not include this operation.',
    toDo: 'Ask a School Admin of this school to do it, or to give you the role.',
  },
  'cross-site-request': {
    title: 'The request came from another site',
    status: 403,
    happened: 'A page of another site sent this request with your session; it was not carried out.',
    toDo: 'Do it from Bloomz itself. A server uses an API key instead of a session.',
  },
  'not-school-admin': {
    title: 'Only a School Admin of this school may import',
    status: 403,
    happened:
      'Planning, importing and deciding about held changes need the role School Admin of this very school in Bloomz.',
    toDo: 'Ask a School Admin of this school to do it, or to make you one.',
  },
  'clever-role-missing': {
    title: 'Your role in Clever does not allow an import',
    status: 403,
    happened: 'Clever shows you neither as district admin nor as staff of this school.',
    toDo: 'Ask your district to check your role and the sharing in Clever, then try again.',
  },
  'clever-link-missing': {
    title: 'Your account is not linked to Clever',
    status: 403,
    happened: 'An import needs your role in Clever, and your Bloomz account is not linked to a person there.',
    toDo: 'Link your account once with "Sign in with Clever", then try again.',
  },
  'not-found': {
    title: 'Not found',
    status: 404,
    happened: 'There is nothing at this address that you can see.',
    toDo: 'Check the address and the ids in it.',
  },
  'code-refused': {
    title: 'This code does not let you in',
    status: 404,
    happened: 'The code or link is wrong, was used before, is over or was taken back. Which of these is not said.',
    toDo: 'Check it character by character. If it does not work, ask the school for a new one.',
  },
  'method-not-allowed': {
    title: 'This address does not take this method',
    status: 405,
    happened: 'The address exists, but not for this HTTP method.',
    toDo: 'Use one of the methods that the header Allow names.',
  },
  'request-timeout': {
    title: 'The request did not arrive in time',
    status: 408,
    happened: 'The request was begun, and the rest of it did not come.',
    toDo: 'Send it again, at once and as a whole.',
  },
  'run-underway': {
    title: 'Another import of this school is under way',
    status: 409,
    happened: 'A school has one import at a time, and one is queued or being worked on.',
    toDo: 'Follow the import that Location names, and start again when it has ended.',
  },
  'teachers-pending': {
    title: 'Not all teachers have joined',
    status: 409,
    happened: 'Parents are invited best when all teachers of the school have joined Bloomz, and some have not yet.',
    toDo: 'Wait until they have joined, or send the request again with `acknowledgeTeachersPending` true.',
  },
  'import-underway': {
    title: 'The school is being changed at this moment',
    status: 409,
    happened: 'Another import of this school is being applied right now, so nothing was done.',
    toDo: 'Try again when it has ended.',
  },
  'run-not-held': {
    title: 'The import does not wait for a decision',
    status: 409,
    happened: 'Only an import whose state is `held` can be approved or rejected.',
    toDo: 'Read the import again to see where it stands.',
  },
  'run-not-cancellable': {
    title: 'The import cannot be cancelled any more',
    status: 409,
    happened: 'It is being applied, or it has ended.',
    toDo: 'Read the import again to see how it ended.',
  },
  'plan-outdated': {
    title: 'The approval names an outdated plan',
    status: 409,
    happened:
      'The plan that was approved is not the one that waits, because Clever or Bloomz has changed since; nothing was applied.',
    toDo: 'Look at the plan again, or import again, and decide on what it says now.',
  },
  'district-not-connected': {
    title: 'The district is not connected to Bloomz in Clever',
    status: 409,
    happened: 'Clever gives Bloomz no access to this district.',
    toDo: 'Ask a district admin to add Bloomz to the applications of the district in Clever. Changes take 30 to 60 minutes to arrive.',
  },
  'district-frozen': {
    title: 'The district is disconnected from Bloomz',
    status: 409,
    happened: 'While a district is disconnected, its data is kept as it is, and nothing is imported or changed.',
    toDo: 'Reconnect the district first.',
  },
  'school-not-shared': {
    title: 'The school is not shared with Bloomz in Clever',
    status: 409,
    happened: 'Clever does not show this school to Bloomz.',
    toDo: 'Ask a district admin to share the school in Clever. Changes take 30 to 60 minutes to arrive.',
  },
  'never-imported': {
    title: 'The school was never imported',
    status: 409,
    happened: 'Nobody has imported this school yet, so there is nothing to keep in step.',
    toDo: 'Import the school first.',
  },
  'address-taken': {
    title: 'Somebody has just made an account with this address',
    status: 409,
    happened: 'An account with this e-mail address came to be at the same moment; nobody has joined.',
    toDo: 'Try again with the password of that account.',
  },
  'edit-conflict': {
    title: 'Somebody changed this meanwhile',
    status: 412,
    happened: 'The record is not as it was when you read it; nothing was changed.',
    toDo: 'Read it again, and repeat your change with the new ETag.',
  },
  'payload-too-large': {
    title: 'The request is too large',
    status: 413,
    happened: 'The body is larger than this API takes.',
    toDo: 'Send less; no operation needs more than a few kilobytes.',
  },
  'unsupported-media-type': {
    title: 'The body must be JSON',
    status: 415,
    happened: 'The body is of another kind than application/json.',
    toDo: 'Send JSON with `Content-Type: application/json`.',
  },
  'blank-name': {
    title: 'The name is empty',
    status: 422,
    happened: 'A class needs a name with at least one visible character.',
    toDo: 'Choose a name and try again.',
  },
  'name-taken': {
    title: 'Another class has this name',
    status: 422,
    happened: 'A class of this school that was made by hand bears this very name.',
    toDo: 'Choose a name that no other class of the school has.',
  },
  'idempotency-key-reused': {
    title: 'The Idempotency-Key belongs to another request',
    status: 422,
    happened: 'The same key was sent before with another request.',
    toDo: 'Make up a new key for a new request; keep a key only to repeat the very same one.',
  },
  'not-appointable': {
    title: 'This person cannot be given that role',
    status: 422,
    happened:
      'Only teachers and staff can become School Admin or School Office Staff, and each goes back only to the role in the roster.',
    toDo: 'Choose another person or another role.',
  },
  'weak-password': {
    title: 'The password is too short',
    status: 422,
    happened: 'The password has fewer characters than a Bloomz account needs; nobody has joined.',
    toDo: 'Choose a longer one; a sentence is easy to remember.',
  },
  'too-many-requests': {
    title: 'Too many requests',
    status: 429,
    happened: 'More requests came than this API takes in so short a time.',
    toDo: 'Wait as long as Retry-After says, then go on more slowly.',
  },
  'headers-too-large': {
    title: 'The address or the headers are too long',
    status: 431,
    happened: 'The address and the headers of the request are longer together than this API reads.',
    toDo: 'Send less in them; 16 kilobytes is the limit for all of it.',
  },
  unexpected: {
    title: 'Something went wrong inside Bloomz',
    status: 500,
    happened: 'This is our fault, and we have a note of it.',
    toDo: 'Try again later. If it happens again, tell the Bloomz team what you did and when.',
  },
  'clever-client-rejected': {
    title: 'Clever does not accept Bloomz at the moment',
    status: 503,
    happened: 'Clever refuses the credentials of Bloomz; this is for the Bloomz team to repair.',
    toDo: 'Tell the Bloomz team, and try again when they have set it right.',
  },
  'clever-unavailable': {
    title: 'Clever is out of reach',
    status: 503,
    happened: 'Clever did not give a complete and usable answer, however often we asked; nothing was changed.',
    toDo: 'Try again in a few minutes.',
  },
  'too-busy': {
    title: 'Bloomz is busy with other previews',
    status: 503,
    happened: 'As many previews as Bloomz makes at a time are being made already.',
    toDo: 'Try again in a few seconds.',
  },
  'store-unavailable': {
    title: 'Bloomz is out of reach at the moment',
    status: 503,
    happened: 'The database did not answer or did not do what was asked; nothing was changed.',
    toDo: 'Try again in a few minutes.',
  },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** The stable last part of a problem's `type`. */
export type ProblemSlug = keyof typeof PROBLEMS;

/** Every slug, by status. */
export const PROBLEM_SLUGS = Object.keys(PROBLEMS) as ReadonlyArray<ProblemSlug>;

/** The `type` of a problem: the path of its page. */
export const problemType = (slug: ProblemSlug): `/problems/${ProblemSlug}` => `/problems/${slug}`;
