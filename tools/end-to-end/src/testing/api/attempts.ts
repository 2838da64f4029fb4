/** How often an attack is tried: a thousand times in the long runs, often enough to notice in `npm test`. */
export const ATTEMPTS = process.env['SOAK'] === '1' ? 1_000 : 200;
