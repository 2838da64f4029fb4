import fc from 'fast-check';

/** Percent-encodes any text, half characters and NUL included. */
export const encode = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Text that has broken something somewhere. */
export const HOSTILE_TEXT = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '.', '..', '../../../etc/passwd', '..\\..\\win.ini', '/', '//evil.example/', '\0', 'a\0b', '\ud800'],
    ...[
      "' or '1'='1",
      `'; drop table members; --`,
      '$1',
      '%',
      '_',
      '\\',
      '{{7*7}}',
      '${jndi:x}',
      '<script>',
      '\r\nX: y',
    ],
    ...['__proto__', 'constructor', 'toString', 'null', 'undefined', 'NaN', 'true', '[]', '{}', '-1', '0', '1e309'],
    ...['99999999999999999999', '9007199254740991', '2147483648', '-2147483649', '0x10', '1.5', '＋', '٣', '😀', 'İ'],
    ...[
      'e30',
      'W10',
      'W251bGwsbnVsbF0',
      'WyJcdTAwMDAiLCJ4Il0',
      'WyJhIiwiYiJd',
      'WyJhIiwgMWUzMF0',
      'WyJcdWQ4MDAiLCJ4Il0',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(300, 5_000, 20_000).map((length) => 'x'.repeat(length)),
);

/** What stands in a path where an id belongs. Not every one of these can be decoded. */
export const HOSTILE_SEGMENT = fc.oneof(
  HOSTILE_TEXT.filter((text) => text !== '').map(encode),
  fc.constantFrom(
    '%',
    '%z',
    '%zz',
    '%E0%A4%A',
    '%c0%ae%c0%ae',
    '%2e%2e',
    '..%2f..%2fetc%2fpasswd',
    '%00',
    '%ff',
    ';a=b',
  ),
);

const NESTED = '['.repeat(40_000);

/** Bodies that are no JSON, or none that anybody asked for. */
export const HOSTILE_BODY = fc
  .oneof(
    fc.constantFrom(
      ...[
        '',
        ' ',
        '{',
        '}',
        '{"a":',
        '"text"',
        '5',
        'null',
        '[]',
        '{}{}',
        '{"__proto__":{"step":"roster"}}',
        '\ufeff{}',
      ],
      ...[
        '{"constructor":{"prototype":{"step":1}}}',
        '{"step":"\\ud800"}',
        '{"name":"\\u0000"}',
        "{'a':1}",
        '{"a":1,"a":2}',
      ],
      ...[NESTED, `{"name":${NESTED}${']'.repeat(40_000)}}`, `{"name":"${'x'.repeat(90_000)}"}`, 'x'.repeat(200_000)],
      ...[
        `{"name":"${'x'.repeat(200_000)}"}`,
        `{${'"a":1,'.repeat(9_000)}"b":2}`,
        '{"planHash":{"$ne":1}}',
        '{"email":["a"]}',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  .map((text) => Buffer.from(text));

export const HOSTILE_TYPE = fc.constantFrom(
  ...['', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/vnd.api+json', 'json'],
  ...['application/json; charset=utf-16', 'application/json; charset=nonsense', 'application/JSON', '*/*', ';;;'],
);

/** Headers that are about who asks and from where. */
export const HOSTILE_HEADERS: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom<
  Readonly<Record<string, string>>
>(
  { authorization: 'Bearer ' },
  { authorization: 'Bearer bz_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
  { authorization: 'Basic YTpi' },
  { authorization: `Bearer ${'x'.repeat(5_000)}` },
  { cookie: '__Host-bloomz-session=' },
  { cookie: '__Host-bloomz-session=%00%ff; __Host-bloomz-session=x; =; ;;' },
  { cookie: `__Host-bloomz-session=${'x'.repeat(3_000)}` },
);

export const ODD_HEADERS: fc.Arbitrary<Readonly<Record<string, string>>> = fc.constantFrom<
  Readonly<Record<string, string>>
>(
  { 'sec-fetch-site': 'cross-site' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'nonsense' },
  { 'x-request-id': '../../\u00e9' },
  { 'x-forwarded-for': "1.2.3.4, ' or 1=1" },
  { 'x-http-method-override': 'DELETE' },
  { accept: 'application/xml' },
  { accept: 'text/html' },
  { range: 'bytes=0-1' },
  { expect: 'something' },
  { 'if-none-match': '*' },
);
