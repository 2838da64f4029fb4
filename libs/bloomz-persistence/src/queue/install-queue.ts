import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { connectAside } from '../database/connect.ts';
import { RUNS } from './queue-name.ts';

/** A worker that is killed is noticed after this long without a heartbeat; pg-boss allows no less. */
const HEARTBEAT_SECONDS = 10;

/** Far longer than a run may take: heartbeats tell who is alive. */
const LONGEST_RUN_SECONDS = 4 * 3_600;

/** A run is repeated as often as its workers die; the run itself says when nothing is left to do. */
const OPTIONS = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: LONGEST_RUN_SECONDS,
  retryLimit: 1_000,
  retryDelay: 1,
  deleteAfterSeconds: 86_400,
  notify: true,
} as const;

/** Who queues a run runs as `bloomz_app`: it may add jobs and count them, and nothing else. */
const GRANTS = [
  'grant usage on schema pgboss to bloomz_app',
  'grant select on pgboss.queue, pgboss.version, pgboss.job, pgboss.job_common to bloomz_app',
  'grant insert on pgboss.job, pgboss.job_common to bloomz_app',
];

const INSTALLER: ConstructorOptions = { supervise: false, schedule: false, max: 1 };

/** Brings pg-boss's own schema up to date and makes the queue. Loads pg-boss; call it only when something is pending. */
export const installQueue = async (url: string): Promise<void> => {
  const boss = new PgBoss({ ...INSTALLER, connectionString: url });
  boss.on('error', () => undefined);
  try {
    await boss.start();
    await boss.createQueue(RUNS, OPTIONS);
  } finally {
    await boss.stop({ graceful: false });
  }
  const client = await connectAside(url);
  try {
    for (const grant of GRANTS) await client.query(grant);
  } finally {
    await client.end();
  }
};
