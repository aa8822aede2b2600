import type { Dialect } from '../contract/account.ts';
import { failWith, type ApiCall, type Result } from '../contract/errors.ts';
import type { MediaType } from '../contract/media.ts';
import { downloadAddress, tokenAddress, uploadAddress, type TokenCredentials } from './addresses.ts';
import { readAnswer, type CallContext } from './answer.ts';
import type { DialectRules, IssuedToken, UploadedMedia } from './dialect.ts';
import { downloadVideoLink, receiveDownload, type DownloadedMedia } from './download.ts';
import type { Endpoint } from './endpoint.ts';
import { probeRequest, readProbe } from './probe.ts';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import { createIntake, SinkFailure, type DownloadedPart, type DownloadSink } from './intake.ts';
import { OFFICIAL_ACCOUNT } from './official-account.ts';
import { downloadInSlices, type Ask } from './slices.ts';
import { readEndpointToken, secretsOfTokenUrl, type TokenEndpoint } from './token-endpoint.ts';
import { createUploadBody, SourceFailure, type UploadSource } from './upload-body.ts';
import { WECOM } from './wecom.ts';

export type { DownloadedMedia, IssuedToken, UploadedMedia };

export interface CallOptions {
  readonly signal: AbortSignal;
  /** Server time minus `now()`, in ms, of each answer that is the API's own. */
  readonly onServerTime?: (offsetMs: number) => void;
}

export interface UploadOptions extends CallOptions {
  /** Bytes of the file sent so far. */
  readonly onProgress: (bytesSent: number) => void;
}

export interface DownloadOptions extends CallOptions, DownloadSink {
  /** The person agreed to fetch a `video_url` over plain http. */
  readonly allowPlainHttp: boolean;
  /** Of a voice that the JSSDK uploaded: as it was recorded. Its page documents no Range (wechat-api.md §4.5). */
  readonly hdVoice?: boolean;
  /** What the sink holds of this media_id already. Where the platform knows Range the rest is asked for. */
  readonly from?: DownloadedPart;
}

/** Both API dialects behind one interface. Knows no accounts, keeps no token, retries nothing. */
export interface WechatClient {
  /**
   * gettoken, token or stable_token, as the dialect and `credentials.tokenCall` say; or a central token service, which
   * is told nothing of the account.
   */
  fetchToken(
    endpoint: Endpoint,
    credentials: TokenCredentials | TokenEndpoint,
    options: CallOptions,
  ): Promise<Result<IssuedToken>>;
  /** media/upload. A `SourceFailure` of the file is the result; anything else its `read` throws is thrown on. */
  upload(
    endpoint: Endpoint,
    accessToken: string,
    file: UploadSource & { readonly type: MediaType },
    options: UploadOptions,
  ): Promise<Result<UploadedMedia>>;
  /**
   * media/get, and the `video_url` it may answer with. On failure the sink holds the file's beginning, which another
   * call may go on `from`, or nothing; where the failure is an answer that makes no sense, discard it.
   */
  download(
    endpoint: Endpoint,
    accessToken: string,
    mediaId: string,
    options: DownloadOptions,
  ): Promise<Result<DownloadedMedia>>;
  /** media/get, of which as little is read as the platform allows: whether the server still has it (§6). */
  probe(
    endpoint: Endpoint,
    accessToken: string,
    mediaId: string,
    options: CallOptions,
  ): Promise<Result<{ readonly alive: boolean }>>;
}

const RULES: Readonly<Record<Dialect, DialectRules>> = {
  wecom: WECOM,
  official_account: OFFICIAL_ACCOUNT,
};

const NOTHING: DownloadedPart = { bytes: 0, total: null };

const contextOf = (endpoint: Endpoint, call: ApiCall, ...secrets: readonly string[]): CallContext => ({
  call,
  secrets,
  ipPatterns: RULES[endpoint.dialect].ipPatterns,
});

/** Every request goes the endpoint's way, also one that an answer leads to. */
const onTheWay = (http: Http, { routeTo }: Endpoint): Http => ({
  ...http,
  exchange: (request, handle) => http.exchange({ ...request, routeTo }, handle),
});

const tokenCallOf = (endpoint: Endpoint, credentials: TokenCredentials | TokenEndpoint) =>
  'tokenUrl' in credentials
    ? {
        address: { method: 'GET', url: credentials.tokenUrl } as const,
        secrets: secretsOfTokenUrl(credentials.tokenUrl),
        readToken: readEndpointToken,
      }
    : {
        address: tokenAddress(endpoint, credentials),
        secrets: [credentials.secret],
        readToken: RULES[endpoint.dialect].readToken,
      };

interface ClientNeeds {
  readonly http: Http;
  readonly now: () => number;
}

/** Makes calls; reads the server's clock from its answer once that is known not to be some proxy's. */
const createCall =
  ({ http, now }: ClientNeeds) =>
  <T>(
    endpoint: Endpoint,
    request: Omit<HttpRequest, 'signal'>,
    { signal, onServerTime }: CallOptions,
    read: (answer: HttpAnswer) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    onTheWay(http, endpoint).exchange({ ...request, signal }, async (answer) => {
      const offsetMs = Date.parse(answer.header('date') ?? '') - now();
      const result = await read(answer);
      const isOwn = result.ok || result.error.code === 'api_refused';
      if (isOwn && Number.isFinite(offsetMs)) onServerTime?.(offsetMs);
      return result;
    });

export function createWechatClient({ http, now }: ClientNeeds): WechatClient {
  const call = createCall({ http, now });
  return {
    fetchToken(endpoint, credentials, options) {
      const { address, secrets, readToken } = tokenCallOf(endpoint, credentials);
      const context = contextOf(endpoint, 'token', ...secrets);
      // A central service's clock is not the API's.
      return call(
        endpoint,
        address,
        'tokenUrl' in credentials ? { signal: options.signal } : options,
        (answer) => readAnswer(answer, context, readToken),
      );
    },

    async upload(endpoint, accessToken, file, options) {
      const context = contextOf(endpoint, 'upload', accessToken);
      const { contentType, body } = createUploadBody(file, options.onProgress);
      const address = uploadAddress(endpoint, accessToken, file.type);
      const request = { ...address, headers: { 'content-type': contentType }, body };
      try {
        return await call(endpoint, request, options, (answer) =>
          readAnswer(answer, context, RULES[endpoint.dialect].readUpload),
        );
      } catch (error) {
        if (error instanceof SourceFailure) return failWith(error.error);
        throw error;
      }
    },

    async download(endpoint, accessToken, mediaId, options) {
      const address = downloadAddress(endpoint, accessToken, mediaId, options.hdVoice);
      const ask: Ask = (headers, read) => call(endpoint, { ...address, headers }, options, read);
      try {
        return await receiveMedia(onTheWay(http, endpoint), ask, { endpoint, accessToken }, options);
      } catch (error) {
        if (error instanceof SinkFailure) return failWith(error.error);
        throw error;
      }
    },

    probe: (endpoint, accessToken, mediaId, options) =>
      call(endpoint, probeRequest(endpoint, accessToken, mediaId), options, (answer) =>
        readProbe(answer, contextOf(endpoint, 'get', accessToken), endpoint.dialect),
      ),
  };
}

async function receiveMedia(
  http: Http,
  ask: Ask,
  { endpoint, accessToken }: { readonly endpoint: Endpoint; readonly accessToken: string },
  options: DownloadOptions,
): Promise<Result<DownloadedMedia>> {
  const context = contextOf(endpoint, 'get', accessToken);
  const { readVideoLink, sliceErrcode } = RULES[endpoint.dialect];
  const intake = createIntake(options, options.from ?? NOTHING);
  const readWhole = (answer: HttpAnswer) => receiveDownload(answer, context, readVideoLink, intake);
  const received =
    sliceErrcode === null || options.hdVoice === true
      ? await ask({}, readWhole)
      : await downloadInSlices(ask, { readWhole, intake, sliceErrcode });
  if (!received.ok) return received;
  if (received.value.kind === 'file') return { ok: true, value: received.value.file };
  const { signal, allowPlainHttp } = options;
  const givenBy = endpoint.baseUrl;
  return downloadVideoLink(http, received.value.link, { intake, signal, allowPlainHttp, givenBy });
}
