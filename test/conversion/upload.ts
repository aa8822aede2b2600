import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { LimitsProfile } from '../../electron/simulator/limits.ts';
import type { Simulator } from '../../electron/simulator/simulator.ts';

type UploadType = 'image' | 'voice' | 'video' | 'thumb';

/**
 * Uploads a file to the imitation of the platforms, which judges it as they do; thumbs to an Official Account, the
 * others to WeCom. Gives the errcode, 0 where it was taken.
 */
export type Upload = (type: UploadType, path: string, limits?: LimitsProfile) => Promise<number>;

interface Answer {
  readonly errcode?: number;
  readonly access_token?: string;
}

export function createUpload({
  simulator,
  origin,
}: {
  readonly simulator: Simulator;
  readonly origin: string;
}): Upload {
  const { corpid, corpsecret } = simulator.apps.wecom;
  const { appid, secret } = simulator.apps.officialAccount;
  const ask = async (address: string, query: Readonly<Record<string, string>>, request: RequestInit = {}) => {
    const answer = await fetch(`${origin}${address}?${new URLSearchParams(query).toString()}`, request);
    return (await answer.json()) as Answer;
  };
  return async (type, path, limits = 'documented') => {
    const isThumb = type === 'thumb';
    const { access_token = '' } = isThumb
      ? await ask('/oa/cgi-bin/token', { grant_type: 'client_credential', appid, secret })
      : await ask('/wecom/cgi-bin/gettoken', { corpid, corpsecret });
    simulator.faults.set({ limits });
    const body = new FormData();
    body.set('media', new Blob([await readFile(path)]), basename(path));
    const address = `/${isThumb ? 'oa' : 'wecom'}/cgi-bin/media/upload`;
    return (await ask(address, { access_token, type }, { method: 'POST', body })).errcode ?? 0;
  };
}
