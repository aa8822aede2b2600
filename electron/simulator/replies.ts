import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Exchange } from './exchange.ts';
import type { Dialect } from './routes.ts';

/** A reply as it goes on the wire, before any fault of delivery. */
export interface Reply {
  readonly status: number;
  /** Values as Node wants them: one character per byte. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of the body. */
  readonly length: number;
  readonly body: () => AsyncIterable<Buffer> | Iterable<Buffer>;
}

/** A business refusal, or a reply. */
export type Outcome = Reply | number;

/** The address a refused caller is told it has (§9 rows 6, 7). */
const refusedIp = '203.0.113.7';

const wecomTexts: Readonly<Record<number, string>> = {
  [-1]: 'system busy',
  40001: 'invalid credential',
  40004: 'invalid media type',
  40005: 'invalid type',
  40006: 'invalid media size',
  40007: 'invalid media_id',
  40009: 'invalid image size',
  40011: 'invalid video size',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40058: 'invalid request parameter',
  40091: 'invalid secret of other corp',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'corpsecret missing',
  41006: 'media_id missing',
  42001: 'access_token expired',
  44001: 'empty media data',
  45001: 'media size out of limit',
  45007: 'playtime out of limit',
  45009: 'api freq out of limit',
  45033: 'api concurrent out of limit',
  60020: 'not allow to access from your ip',
  301017: 'voice file only support amr like',
  830002: 'media size out of limit, use Range',
};

const oaTexts: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40004: 'invalid media type',
  40005: 'invalid file type',
  40006: 'invalid media size',
  40007: 'invalid media_id',
  40009: 'invalid image size',
  40010: 'invalid voice size',
  40011: 'invalid video size',
  40012: 'invalid thumb size',
  40013: 'invalid appid',
  40014: 'invalid access_token',
  40125: 'invalid appsecret',
  40164: `invalid ip ${refusedIp} ipv6 ::ffff:${refusedIp}, not in whitelist`,
  41001: 'access_token missing',
  41002: 'appid missing',
  41004: 'appsecret missing',
  41005: 'media data missing',
  41006: 'media_id missing',
  42001: 'access_token expired',
  43002: 'require POST method',
  44001: 'empty media data',
  45001: 'media size out of limit',
  45007: 'playtime out of limit',
  45009: 'reach max api daily quota limit',
  47001: 'data format error',
};

const texts: Readonly<Record<Dialect, Readonly<Record<number, string>>>> = {
  wecom: wecomTexts,
  oa: oaTexts,
};

const hex = (bytes: number) => randomBytes(bytes).toString('hex');

/** The error text with the tail each server adds (§9, "Error text suffix"). */
function errmsgFor({ route, effects, request, now }: Exchange, errcode: number): string {
  const text = texts[route.dialect][errcode] ?? `error ${errcode}`;
  if (effects.legacy) return text;
  if (route.dialect === 'oa') {
    const hint = route.endpoint === 'token' ? '' : ` hint: [${hex(4)}]`;
    return `${text}${errcode === 40164 ? '' : hint} rid: ${hex(4)}-${hex(4)}-${hex(4)}`;
  }
  const ip = effects.ipAllowed === false ? refusedIp : (request.socket.remoteAddress ?? '127.0.0.1');
  const hint = `[${Math.floor(now / 1000)}_1_${hex(16)}]`;
  return `${text}, hint: ${hint}, from ip: ${ip}, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`;
}

function jsonReply(
  { route, effects, call }: Exchange,
  errcode: number,
  content: Readonly<Record<string, string | number>>,
): Reply {
  call.errcode = errcode;
  let json = JSON.stringify(content);
  if (effects.controlCharacter) json = json.replace('"errmsg":"', '"errmsg":"\u0002\n');
  if (effects.bom) json = `\uFEFF${json}`;
  if (effects.truncateJson) json = json.slice(0, json.length / 2);
  const body = Buffer.from(json);
  const headers =
    route.dialect === 'wecom'
      ? {
          Server: 'nginx',
          'Content-Type': 'application/json; charset=UTF-8',
          'Error-Code': String(errcode),
          'Error-Msg': String(content['errmsg'] ?? 'ok'),
        }
      : {
          'Content-Type': 'application/json; encoding=utf-8',
          RetKey: errcode === 0 ? '11' : '14',
          LogicRet: String(errcode),
        };
  return {
    status: 200,
    headers: effects.textPlain ? { ...headers, 'Content-Type': 'text/plain' } : headers,
    length: body.length,
    body: () => [body],
  };
}

export const success = (exchange: Exchange, content: Readonly<Record<string, string | number>>): Reply =>
  jsonReply(exchange, 0, content);

/** A refusal is HTTP 200 with an errcode (wechat-api.md §0.2). */
export function refusal(exchange: Exchange, errcode: number): Reply {
  const { effects, route } = exchange;
  // §9 row 30: the enterprise-account document's form of a failed download.
  if (effects.legacy && route.dialect === 'wecom' && route.endpoint === 'get' && errcode === 40007) {
    return jsonReply(exchange, 40004, { errcode: '40004', errmsg: 'invalid media_id' });
  }
  return jsonReply(exchange, errcode, { errcode, errmsg: errmsgFor(exchange, errcode) });
}

/** A page of the web server in front of the API: no JSON. */
export function frontEndPage(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  const title = `${status} ${STATUS_CODES[status] ?? ''}`;
  const body = Buffer.from(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
  );
  return {
    status,
    headers: { Server: 'nginx', 'Content-Type': 'text/html', ...headers },
    length: body.length,
    body: () => [body],
  };
}

export const emptyReply: Reply = { status: 200, headers: {}, length: 0, body: () => [] };
