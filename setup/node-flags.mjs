/**
 * Flags by which Node runs a command. A monitor lives long, on small garbage: a small nursery (MB) costs it nothing and
 * saves 40 MB, and with a bound (MB) its heap is tidied early instead of growing with the machine's memory.
 * @param {string | undefined} command
 * @returns {string[]}
 */
export function nodeFlags(command) {
  const monitor = ['--max-semi-space-size=2', '--max-old-space-size=512'];
  return ['--disable-warning=ExperimentalWarning', ...(command === 'monitor' ? monitor : [])];
}
