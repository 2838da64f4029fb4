/** English. The other languages have the same keys and arguments. */
export const en = {
  // mails: what all of them share
  greeting: 'Hello {name},',
  greetingWithoutName: 'Hello,',
  join: 'Join now',
  joinByAddress: 'If the button does not work, open this address: {link}',
  joinByCode: 'Or go to {site} and type this code:',
  joinByClever: 'If you use Clever, you need no code: choose “Sign In with Clever”.',
  validThrough: 'The invitation is good through {date}. It is for you alone: please do not pass it on.',
  mistakeReply: 'If that is a mistake, just reply to this mail.',
  mistake: 'If that is a mistake, please tell the school.',
  unsubscribe: 'No more invitations by e-mail:',
  unsubscribeLink: 'unsubscribe',

  // mails: the invitations
  teacherSubject: '{school}: join your classes on Bloomz',
  teacherLead: '{school} is on Bloomz, and your classes are ready. Join to see your students and to write to families.',
  teacherReason: 'You get this mail because {school} lists you as a teacher.',
  staffSubject: '{school}: join your school on Bloomz',
  staffLead: '{school} is on Bloomz, and your place among the staff is ready.',
  staffReason: 'You get this mail because {school} lists you as a member of its staff.',
  parentSubject: '{school} invites you to Bloomz',
  parentLead:
    '{school} keeps families in touch with Bloomz. {children, plural, =0 {This invitation is for you.} one {This invitation is for you and your child.} other {This one invitation is for you and your # children.}} Join to see what happens in class and to write to the teachers.',
  parentReason: 'You get this mail because {school} lists you as a parent or guardian.',

  // mails: somebody joined with the same Family Code
  familySubject: '{school}: somebody joined with your Family Code',
  familyLead: '{joined} joined {school} with the Family Code of your family, and now sees the same classes as you.',
  familyLeadWithoutName:
    'Somebody joined {school} with the Family Code of your family, and now sees the same classes as you.',
  familyKnown: 'If you know this person, there is nothing to do.',
  familyUnknown: 'If you do not, tell the school: it can take this access back at once.',
  familyReason: 'You get this mail because you joined {school} with the same code.',

  // letters
  lettersTitle: 'Letters to families',
  letterTo: 'To the family of',
  letterMoreChildren: '{count, plural, one {and # more child} other {and # more children}}',
  letterHeading: 'Join {school} on Bloomz',
  letterLead: 'With Bloomz you see what happens in class and can write to the teachers. It takes three steps:',
  letterStepOpen: 'Point your phone’s camera at the square, or go to {site} and type the code.',
  letterStepAccount: 'Create your account, or sign in if you have one.',
  letterStepDone: 'You see your children and their classes at once.',
  letterCode: 'Your Family Code',
  letterSquare: 'QR code: opens the page where you join',
  letterValidThrough: 'Good through {date}.',
  letterKeep: 'Keep this letter: each adult of the family can use it, up to {adults}.',
  letterLost: 'Lost it? Ask the school for a new one; this one stops working then.',
} as const;

export type WordKey = keyof typeof en;
export type Words = Readonly<Record<WordKey, string>>;
