import { session } from 'electron';

/**
 * What the operating system's settings or a PAC script say of `origin`, e.g. `PROXY host:8080; DIRECT`. Chromium reads
 * both, and its own switches (`--proxy-server`, `--proxy-pac-url`).
 */
export const resolveSystemProxy = (origin: string): Promise<string> =>
  session.defaultSession.resolveProxy(origin);
