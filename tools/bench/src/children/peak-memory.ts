/** The most memory that this process has ever had, in bytes. */
export const peakMemory = (): number => process.resourceUsage().maxRSS * 1024;
