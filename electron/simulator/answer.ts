import { createDownloads } from './downloads.ts';
import { BodyTooLarge, drain, type Exchange } from './exchange.ts';
import type { Effects } from './faults.ts';
import type { MediaStore } from './media-store.ts';
import { createQuotas } from './quotas.ts';
import { emptyReply, frontEndPage, refusal, type Outcome, type Reply } from './replies.ts';
import { createTokens } from './tokens.ts';
import { upload } from './uploads.ts';

/** Rejects only with the connection lost, or a bug. */
export type Answer = (exchange: Exchange) => Promise<Reply>;

/** The order of checks of wechat-api.md §9: transport, IP, token, then the endpoint's own. */
export function createAnswer(store: MediaStore): Answer {
  const tokens = createTokens();
  const overQuota = createQuotas();
  const downloads = createDownloads(store);

  async function decide(exchange: Exchange): Promise<Outcome> {
    const { route, effects } = exchange;
    if (route.operation === 'video') return downloads.video(exchange);
    if (effects.ipAllowed === false && route.dialect === 'oa') return 40164;
    if (effects.ipAllowed === false && route.endpoint !== 'token') return 60020;
    if (effects.errcode !== undefined) return effects.errcode;
    if (route.endpoint === 'token') return overQuota(exchange, '') ? 45009 : tokens.answer(exchange);
    const owner = tokens.ownerOf(exchange);
    if (typeof owner === 'number') return owner;
    if (overQuota(exchange, owner)) return 45009;
    return route.endpoint === 'upload' ? upload(exchange, owner, store) : downloads.get(exchange, owner);
  }

  return async (exchange) => {
    try {
      const result = beforeTheApi(exchange) ?? atGateway(exchange.effects) ?? (await decide(exchange));
      // Like nginx, take in the whole body before answering.
      await drain(exchange.body);
      return typeof result === 'number' ? refusal(exchange, result) : result;
    } catch (error) {
      if (error instanceof BodyTooLarge) return frontEndPage(413, { Connection: 'close' });
      throw error;
    }
  };
}

/** The front end wants to know a body's length (§9 rows 16, 17). */
function beforeTheApi({ request, route, effects }: Exchange): Reply | null {
  const lengthKnown = request.headers['content-length'] !== undefined;
  const lengthNeeded = route.dialect === 'oa' || effects.chunked === 'refuse';
  return request.method === 'POST' && lengthNeeded && !lengthKnown ? { ...emptyReply, status: 412 } : null;
}

/** A relay or a proxy that answers in the API's stead (§9 row 42). */
function atGateway(effects: Effects): Reply | null {
  if (effects.html !== undefined) return frontEndPage(effects.html);
  if (effects.redirectTo !== undefined) return frontEndPage(302, { Location: effects.redirectTo });
  return effects.empty ? emptyReply : null;
}
