import { parseArgs } from 'node:util';
import { createSimulator } from './simulator.ts';

/** `npm run simulator -- --port 8765 [--data <dir>]`: stdout carries the one JSON line and nothing else. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, data: { type: 'string' } } });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port ${values.port ?? ''} is no port`);
  }
  const simulator = await createSimulator({ dataDir: values.data ?? null });
  const { origin } = await simulator.listen(port).catch((error: unknown) => {
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw inUse ? new Error(`port ${port} is in use; choose another with --port`) : error;
  });
  const { wecom, officialAccount, miniProgram } = simulator.apps;
  const oaBase = `${origin}/oa`;
  const line = {
    wecom: { baseUrl: `${origin}/wecom`, corpid: wecom.corpid, corpsecret: wecom.corpsecret },
    oa: { baseUrl: oaBase, ...officialAccount },
    mp: { baseUrl: oaBase, ...miniProgram },
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.close());
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`simulator: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
