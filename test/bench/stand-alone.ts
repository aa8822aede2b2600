import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Fault } from '../../electron/simulator/faults.ts';
import type { NewAccount } from '../e2e/desk-actions.ts';

const PROJECT = join(import.meta.dirname, '../..');

/** The simulator as `npm run simulator` starts it: its own process, everything in memory. */
export interface StandAlone {
  /** Of the WeCom imitation. */
  readonly baseUrl: string;
  readonly account: NewAccount;
  /** An access_token of the account, asked for now. */
  token(): Promise<string>;
  /** Switches faults on, in place of those before. */
  setFaults(faults: readonly Fault[]): Promise<void>;
  stop(): Promise<void>;
}

export async function startStandAlone(): Promise<StandAlone> {
  const args = ['--import', 'tsx', join(PROJECT, 'electron/simulator/stand-alone.ts')];
  const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout);
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([
    once(lines, 'line'),
    ended.then(() => Promise.reject(new Error('the simulator did not start'))),
  ])) as [string];
  const { wecom } = JSON.parse(line) as {
    readonly wecom: { readonly baseUrl: string; readonly corpid: string; readonly corpsecret: string };
  };
  const { baseUrl, corpid, corpsecret } = wecom;
  return {
    baseUrl,
    account: { platform: 'wecom', name: 'Bench', ownerId: corpid, secret: corpsecret, baseUrl },
    async token() {
      const query = new URLSearchParams({ corpid, corpsecret });
      const answer = await fetch(`${baseUrl}/cgi-bin/gettoken?${query.toString()}`);
      return ((await answer.json()) as { readonly access_token: string }).access_token;
    },
    async setFaults(faults) {
      const answer = await fetch(new URL('/simulator/faults', baseUrl), {
        method: 'POST',
        body: JSON.stringify(faults),
      });
      if (!answer.ok) throw new Error(`the simulator refused its faults: ${await answer.text()}`);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
