/** ms of processor that this process has used: unlike a clock it stands still while a machine stalls. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
