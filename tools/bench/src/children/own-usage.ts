/** The most memory that this process has ever had, in bytes. */
export const peakMemory = (): number => process.resourceUsage().maxRSS * 1024;

/** Milliseconds that this process has kept processors busy. Unlike time, it does not grow when others are busy too. */
export const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
