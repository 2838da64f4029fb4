/** PostgreSQL holds every character but NUL. What is looked for with one is looked for with a sign that nothing has. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '\ufffd');
