/** What any program needs to find its way on a machine: its tools, its folders, its language, its display. */
const MACHINE = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TERM', 'TZ', 'LANG', 'LANGUAGE', 'HOSTNAME'],
  ...['TMPDIR', 'TEMP', 'TMP', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'LD_LIBRARY_PATH'],
  ...['SYSTEMROOT', 'WINDIR', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
  ...['PROGRAMDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)', 'HOMEDRIVE', 'HOMEPATH', 'CI'],
]);
/** Which authorities and proxies the machine's owner trusts; programs look for both spellings of a proxy. */
const NETWORK = new Set([
  ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY'],
]);
/** Ours: where parts are, how Chromium is locked in, where compiled code is kept. */
const OWN = new Set([
  ...['NGHIEMTHU_CACHE', 'NGHIEMTHU_PARTS', 'NGHIEMTHU_CHROMIUM', 'NGHIEMTHU_CHROMIUM_SANDBOX'],
  ...['NODE_COMPILE_CACHE'],
]);
const FAMILIES = /^(?:LC_|XDG_|FONTCONFIG_)/;

/**
 * The variables that a program of a trial or a monitor is started with: those of the machine, those that the target
 * names for its suites, and what the caller adds. Nothing else is inherited, neither passwords nor switches.
 * @param own set for this program; wins over everything
 * @param named variables of the caller's own environment that the target hands to its suites and load scripts
 */
export function environmentFor(
  own: Readonly<Record<string, string>>,
  named: readonly string[] = [],
  from: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const handed = new Set(named);
  const meant = (name: string) => {
    const upper = name.toUpperCase();
    return (
      MACHINE.has(upper) ||
      NETWORK.has(upper) ||
      OWN.has(upper) ||
      FAMILIES.test(upper) ||
      handed.has(name)
    );
  };
  const inherited = Object.entries(from).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && meant(entry[0]),
  );
  return { ...Object.fromEntries(inherited), ...own };
}
