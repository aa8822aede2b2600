import { dialectOf, type RealPlatform } from '../../../electron/contract/account.ts';
import type { AppError, Result } from '../../../electron/contract/errors.ts';
import type { MediaType } from '../../../electron/contract/media.ts';
import type { Fault } from '../../../electron/simulator/faults.ts';
import { createSimulator, type Simulator } from '../../../electron/simulator/simulator.ts';
import {
  createWechatClient,
  type DownloadedMedia,
  type WechatClient,
} from '../../../electron/wechat/client.ts';
import type { Endpoint } from '../../../electron/wechat/endpoint.ts';
import { createHttp } from '../../../electron/wechat/http.ts';
import type { UploadedMedia } from '../../../electron/wechat/client.ts';
import { fileOf } from './multipart-parser.ts';

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The least that is recognised as MP4. */
export const MP4 = Buffer.concat([
  Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isomiso2', 'latin1'),
  Buffer.alloc(2000, 1),
]);

export type Received = Result<DownloadedMedia> & { readonly bytes: Buffer };

export interface Session {
  readonly simulator: Simulator;
  readonly origin: string;
  readonly client: WechatClient;
  /** For servers that fall silent: waits no longer than it must there, and long everywhere else. */
  readonly impatientClients: Readonly<Record<NonNullable<Fault['stall']>, WechatClient>>;
  readonly endpointOf: (platform: RealPlatform) => Endpoint;
  readonly credentialsOf: (platform: RealPlatform) => {
    ownerId: string;
    secret: string;
    tokenCall: 'stable_token';
  };
  /** A token, or the test fails. */
  readonly tokenOf: (platform: RealPlatform) => Promise<string>;
  readonly upload: (
    platform: RealPlatform,
    file: { type: MediaType; name: string; bytes: Buffer; contentType?: string },
  ) => Promise<Result<UploadedMedia>>;
  /** An upload's media_id, or the test fails. */
  readonly mediaIdOf: (
    platform: RealPlatform,
    type: MediaType,
    name: string,
    bytes: Buffer,
  ) => Promise<string>;
  readonly download: (
    platform: RealPlatform,
    mediaId: string,
    options?: { allowPlainHttp?: boolean },
  ) => Promise<Received>;
  readonly close: () => Promise<void>;
}

export const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

export const errorOf = (result: Result<unknown>): AppError | null => (result.ok ? null : result.error);

/** A download into memory. */
export async function receive(
  client: WechatClient,
  endpoint: Endpoint,
  token: string,
  mediaId: string,
  options: { readonly allowPlainHttp?: boolean; readonly signal?: AbortSignal } = {},
): Promise<Received> {
  const chunks: Uint8Array[] = [];
  const result = await client.download(endpoint, token, mediaId, {
    signal: options.signal ?? new AbortController().signal,
    allowPlainHttp: options.allowPlainHttp ?? false,
    write: (chunk) => Promise.resolve(void chunks.push(chunk)),
    restart: () => Promise.resolve(void chunks.splice(0)),
    onProgress: () => undefined,
  });
  return { ...result, bytes: Buffer.concat(chunks) };
}

/** The client against the simulator. */
export async function startSession(): Promise<Session> {
  const simulator = await createSimulator({ dataDir: null });
  const { origin } = await simulator.listen();
  const http = createHttp({});
  const impatient = {
    'before-headers': createHttp({ timeouts: { firstByte: 100, firstByteOfUpload: 100 } }),
    'in-body': createHttp({ timeouts: { stall: 100 } }),
  };
  const client = createWechatClient({ http, now: Date.now });
  const { wecom, officialAccount, miniProgram } = simulator.apps;

  const endpointOf = (platform: RealPlatform): Endpoint => ({
    platform,
    dialect: dialectOf(platform),
    baseUrl: `${origin}/${platform === 'wecom' ? 'wecom' : 'oa'}`,
  });
  const credentialsOf: Session['credentialsOf'] = (platform) => {
    const oa = platform === 'mini_program' ? miniProgram : officialAccount;
    return platform === 'wecom'
      ? { ownerId: wecom.corpid, secret: wecom.corpsecret, tokenCall: 'stable_token' }
      : { ownerId: oa.appid, secret: oa.secret, tokenCall: 'stable_token' };
  };
  const never = new AbortController().signal;
  const tokenOf: Session['tokenOf'] = async (platform) =>
    unwrap(await client.fetchToken(endpointOf(platform), credentialsOf(platform), { signal: never }))
      .accessToken;
  const upload: Session['upload'] = async (platform, { type, name, bytes, contentType }) =>
    client.upload(endpointOf(platform), await tokenOf(platform), fileOf(type, name, bytes, contentType), {
      signal: never,
      onProgress: () => undefined,
    });

  return {
    simulator,
    origin,
    client,
    impatientClients: {
      'before-headers': createWechatClient({ http: impatient['before-headers'], now: Date.now }),
      'in-body': createWechatClient({ http: impatient['in-body'], now: Date.now }),
    },
    endpointOf,
    credentialsOf,
    tokenOf,
    upload,
    mediaIdOf: async (platform, type, name, bytes) =>
      unwrap(await upload(platform, { type, name, bytes })).mediaId,
    download: async (platform, mediaId, options) =>
      receive(client, endpointOf(platform), await tokenOf(platform), mediaId, options),
    async close() {
      await Promise.all([http, ...Object.values(impatient)].map((one) => one.close()));
      await simulator.close();
    },
  };
}
