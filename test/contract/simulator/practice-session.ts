import { createSimulator, type Simulator } from '../../../electron/simulator/simulator.ts';
import type { Effects } from '../../../electron/simulator/faults.ts';
import type { PracticeAppid, WecomPracticeApp } from '../../../electron/simulator/practice-accounts.ts';
import { exchange, type RawReply, type RawRequest } from './raw-client.ts';

export interface UploadOptions {
  readonly type: string;
  readonly bytes: Buffer;
  readonly filename?: string;
  /** Parameters of Content-Disposition after `form-data; `, instead of the proper ones. */
  readonly disposition?: string;
  /** The request's whole Content-Type line. */
  readonly contentType?: string;
  readonly effects?: Effects;
}

/** A simulator with a clock of the test's own, and raw calls to it. */
export interface PracticeSession {
  readonly simulator: Simulator;
  readonly origin: string;
  /** ms since epoch; set it to travel. */
  readonly clock: { now: number };
  send(request: RawRequest, effects?: Effects): Promise<RawReply>;
  getToken(app?: WecomPracticeApp | PracticeAppid, effects?: Effects): Promise<string>;
  upload(dialect: Dialect, options: UploadOptions, token?: string): Promise<RawReply>;
  /** Uploads and returns the media_id. */
  uploaded(dialect: Dialect, options: UploadOptions, token?: string): Promise<string>;
  get(dialect: Dialect, mediaId: string, options?: GetOptions): Promise<RawReply>;
  close(): Promise<void>;
}

export interface GetOptions {
  readonly token?: string;
  readonly headers?: readonly string[];
  readonly effects?: Effects;
  readonly path?: string;
}

export type Dialect = 'wecom' | 'oa';

export const startOfClock = 1_700_000_000_000;
export const boundary = '----MediaDeskTest7d3f';

/** A well formed body with one file part. */
export function form(bytes: Buffer, disposition: string): Buffer {
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`),
    Buffer.from('Content-Type: application/octet-stream\r\n\r\n'),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}

export async function startPractice(dataDir: string | null = null): Promise<PracticeSession> {
  const clock = { now: startOfClock };
  const simulator = await createSimulator({ dataDir, now: () => clock.now });
  const { origin } = await simulator.listen();
  const tokens = new Map<string, string>();

  async function send(request: RawRequest, effects?: Effects): Promise<RawReply> {
    const fault = effects ? [`X-Simulator-Fault: ${JSON.stringify(effects)}`] : [];
    const reply = await exchange(origin, { ...request, headers: [...(request.headers ?? []), ...fault] });
    if (!reply) throw new Error('no reply');
    return reply;
  }

  async function getToken(app: WecomPracticeApp | PracticeAppid = simulator.apps.wecom, effects?: Effects) {
    const reply = await send({ target: tokenTarget(app) }, effects);
    return String(reply.json()['access_token']);
  }

  async function usualToken(dialect: Dialect): Promise<string> {
    const app = dialect === 'wecom' ? simulator.apps.wecom : simulator.apps.officialAccount;
    const token = tokens.get(dialect) ?? (await getToken(app));
    tokens.set(dialect, token);
    return token;
  }

  async function upload(dialect: Dialect, options: UploadOptions, token?: string): Promise<RawReply> {
    const { type, bytes, filename = 'sample.jpg' } = options;
    const disposition =
      options.disposition ?? `name="media"; filename="${filename}"; filelength=${bytes.length}`;
    const request = {
      target: `/${dialect}/cgi-bin/media/upload?access_token=${token ?? (await usualToken(dialect))}&type=${type}`,
      headers: [options.contentType ?? `Content-Type: multipart/form-data; boundary=${boundary}`],
      body: form(bytes, disposition),
    };
    return send(request, options.effects);
  }

  return {
    simulator,
    origin,
    clock,
    send,
    getToken,
    upload,
    async uploaded(dialect, options, token) {
      const reply = (await upload(dialect, options, token)).json();
      const mediaId = reply['media_id'] ?? reply['thumb_media_id'];
      if (typeof mediaId !== 'string') throw new Error(`upload refused: ${String(reply['errcode'])}`);
      return mediaId;
    },
    async get(dialect, mediaId, options = {}) {
      const token = options.token ?? (await usualToken(dialect));
      const path = options.path ?? 'media/get';
      const target = `/${dialect}/cgi-bin/${path}?access_token=${token}&media_id=${mediaId}`;
      return send({ target, headers: options.headers ?? [] }, options.effects);
    },
    close: () => simulator.close(),
  };
}

export const tokenTarget = (app: WecomPracticeApp | PracticeAppid): string =>
  'corpid' in app
    ? `/wecom/cgi-bin/gettoken?corpid=${app.corpid}&corpsecret=${app.corpsecret}`
    : `/oa/cgi-bin/token?grant_type=client_credential&appid=${app.appid}&secret=${app.secret}`;
