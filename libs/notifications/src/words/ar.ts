import type { Words } from './en.ts';

/** Arabic, written from right to left. */
export const ar: Words = {
  greeting: 'مرحبًا {name}،',
  greetingWithoutName: 'مرحبًا،',
  join: 'انضم الآن',
  joinByAddress: 'إذا لم يعمل الزر، فافتح هذا العنوان: {link}',
  joinByCode: 'أو انتقل إلى {site} واكتب هذا الرمز:',
  joinByClever: 'إذا كنت تستخدم Clever فلا حاجة إلى رمز: اختر «Sign In with Clever».',
  validThrough: 'الدعوة صالحة حتى نهاية يوم {date}. وهي لك وحدك: يُرجى عدم مشاركتها.',
  mistakeReply: 'إذا كان ذلك خطأ، فيكفي الرد على هذه الرسالة.',
  mistake: 'إذا كان ذلك خطأ، فيُرجى إبلاغ المدرسة.',
  unsubscribe: 'لعدم تلقي دعوات أخرى بالبريد الإلكتروني:',
  unsubscribeLink: 'إلغاء الاشتراك',

  teacherSubject: '{school}: انضم إلى صفوفك على Bloomz',
  teacherLead: '{school} على Bloomz، وصفوفك جاهزة. انضم لترى طلابك وتراسل العائلات.',
  teacherReason: 'وصلتك هذه الرسالة لأنك مسجل معلمًا لدى {school}.',
  staffSubject: '{school}: انضم إلى مدرستك على Bloomz',
  staffLead: '{school} على Bloomz، ومكانك بين العاملين جاهز.',
  staffReason: 'وصلتك هذه الرسالة لأنك مسجل من العاملين لدى {school}.',
  parentSubject: 'دعوة من {school} إلى Bloomz',
  parentLead:
    'تتواصل {school} مع العائلات عبر Bloomz. {children, plural, =0 {هذه الدعوة لك.} one {هذه الدعوة لك ولطفلك.} two {هذه الدعوة الواحدة لك ولطفليك.} few {هذه الدعوة الواحدة لك ولأطفالك وعددهم #.} many {هذه الدعوة الواحدة لك ولأطفالك وعددهم #.} other {هذه الدعوة الواحدة لك ولأطفالك وعددهم #.}} انضم لترى ما يجري في الصف وتراسل المعلمين.',
  parentReason: 'وصلتك هذه الرسالة لأنك مسجل لدى {school} أبًا أو أمًا أو وصيًا.',

  familySubject: '{school}: انضم شخص برمز عائلتك',
  familyLead: 'انضم {joined} إلى {school} برمز عائلتك، ويرى الآن الصفوف نفسها التي تراها.',
  familyLeadWithoutName: 'انضم شخص إلى {school} برمز عائلتك، ويرى الآن الصفوف نفسها التي تراها.',
  familyKnown: 'إذا كنت تعرف هذا الشخص، فلا داعي لفعل أي شيء.',
  familyUnknown: 'وإلا فأبلغ المدرسة: يمكنها سحب هذا الإذن فورًا.',
  familyReason: 'وصلتك هذه الرسالة لأنك انضممت إلى {school} بالرمز نفسه.',

  lettersTitle: 'رسائل إلى العائلات',
  letterTo: 'إلى عائلة',
  letterMoreChildren:
    '{count, plural, one {وطفل آخر} two {وطفلين آخرين} few {و# أطفال آخرين} many {و# طفلًا آخر} other {و# طفل آخر}}',
  letterHeading: 'انضموا إلى {school} على Bloomz',
  letterLead: 'مع Bloomz ترون ما يجري في الصف ويمكنكم مراسلة المعلمين. ثلاث خطوات تكفي:',
  letterStepOpen: 'وجهوا كاميرا الهاتف إلى المربع، أو انتقلوا إلى {site} واكتبوا الرمز.',
  letterStepAccount: 'أنشئوا حسابكم، أو سجلوا الدخول إن كان لديكم حساب.',
  letterStepDone: 'سترون أطفالكم وصفوفهم فورًا.',
  letterCode: 'رمز عائلتكم',
  letterSquare: 'رمز QR: يفتح صفحة الانضمام',
  letterValidThrough: 'صالح حتى نهاية يوم {date}.',
  letterKeep: 'احتفظوا بهذه الرسالة: يمكن لكل بالغ في العائلة استخدامها، حتى {adults}.',
  letterLost: 'هل فقدتموها؟ اطلبوا غيرها من المدرسة؛ عندئذ لا تعود هذه صالحة.',
};
