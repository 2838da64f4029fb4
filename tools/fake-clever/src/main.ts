import { parseArgs } from 'node:util';
import { startFakeClever } from './fake-clever.ts';
import type { FakeClever } from './fake-clever.ts';
import { sampleDistrict } from './generate/ready-made.ts';
import { loadSftpDistrict } from './sftp/load-sftp-district.ts';
import type { FakeDistrict } from './world/district.ts';

const HELP = `Clever on localhost.

  node src/main.ts [--port 4010] [--seed 1] [--sftp <folder>] [--redirect-uri <uri>]… [--latency <ms>] [--oidc]

  --sftp          serves the district in a folder of Clever's CSV files instead of the sample one
  --redirect-uri  registers a redirect URI; the first one receives Clever-initiated sign-ins
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    seed: { type: 'string', default: '1' },
    sftp: { type: 'string' },
    'redirect-uri': { type: 'string', multiple: true, default: ['http://localhost:3000/auth/clever/callback'] },
    latency: { type: 'string', default: '0' },
    oidc: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const describeDistrict = (district: FakeDistrict): string => {
  const { name } = district.record();
  const counts = (['student', 'teacher', 'staff', 'contact'] as const).map(
    (role) => `${district.users(role).length} ${role}s`,
  );
  const schools = district.schools().map((school) => `  school    ${school.id}  ${school.name}`);
  return [
    `  district  ${district.id}  ${name} (${counts.join(', ')})`,
    ...schools,
    `  token     ${district.token()}`,
  ].join('\n');
};

const describeClever = ({ url, clientId, clientSecret, districts }: FakeClever): string =>
  [
    `Clever (not the real one) on ${url}`,
    `  CLEVER_API_URL=${url} CLEVER_AUTH_URL=${url}`,
    `  CLEVER_CLIENT_ID=${clientId} CLEVER_CLIENT_SECRET=${clientSecret}`,
    ...districts().map(describeDistrict),
    `Sign in from the portal: ${url}/portal   (without the page: ${url}/portal?as=<user id>)`,
    'Ctrl-C stops it.',
  ].join('\n');

if (values.help) {
  console.log(HELP);
} else {
  const district = values.sftp ? loadSftpDistrict(values.sftp) : sampleDistrict(values.seed);
  const clever = await startFakeClever({
    districts: [district],
    port: Number(values.port),
    redirectUris: values['redirect-uri'],
    latencyMs: Number(values.latency),
    oidc: values.oidc,
  });
  console.log(describeClever(clever));
  const stop = (): void => void clever.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
}
