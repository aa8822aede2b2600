import { expect, test } from 'vitest';
import { downloadAddress, tokenAddress, uploadAddress } from '../../../electron/wechat/addresses.ts';
import type { Endpoint } from '../../../electron/wechat/endpoint.ts';

const wecom: Endpoint = { dialect: 'wecom', platform: 'wecom', baseUrl: 'https://relay.example:8443/wx' };
const oa: Endpoint = {
  dialect: 'official_account',
  platform: 'mini_program',
  baseUrl: 'https://api.weixin.qq.com',
};
const credentials = { ownerId: 'id&1', secret: 's+e c=ret', tokenCall: 'stable_token' } as const;

test('WeCom asks gettoken below the path prefix, with every value encoded', () => {
  expect(tokenAddress(wecom, credentials)).toEqual({
    method: 'GET',
    url: 'https://relay.example:8443/wx/cgi-bin/gettoken?corpid=id%261&corpsecret=s%2Be%20c%3Dret',
  });
});

test('an Official Account asks stable_token by POST, the secret not in the URL', () => {
  const address = tokenAddress(oa, credentials);
  expect(address.url).toBe('https://api.weixin.qq.com/cgi-bin/stable_token');
  expect(address.method).toBe('POST');
  expect(typeof address.body === 'string' ? JSON.parse(address.body) : null).toEqual({
    grant_type: 'client_credential',
    appid: 'id&1',
    secret: 's+e c=ret',
  });
});

test('an Official Account set to the older call asks token by GET', () => {
  expect(tokenAddress(oa, { ...credentials, tokenCall: 'token' })).toEqual({
    method: 'GET',
    url: 'https://api.weixin.qq.com/cgi-bin/token?grant_type=client_credential&appid=id%261&secret=s%2Be%20c%3Dret',
  });
});

test('upload and get carry the token and their parameter, encoded', () => {
  expect(uploadAddress(wecom, 'to&ken', 'file')).toEqual({
    method: 'POST',
    url: 'https://relay.example:8443/wx/cgi-bin/media/upload?access_token=to%26ken&type=file',
  });
  expect(downloadAddress(oa, 'token', 'id with "quotes"\n')).toEqual({
    method: 'GET',
    url: 'https://api.weixin.qq.com/cgi-bin/media/get?access_token=token&media_id=id%20with%20%22quotes%22%0A',
  });
  expect(downloadAddress(wecom, 'token', 'id', true).url).toBe(
    'https://relay.example:8443/wx/cgi-bin/media/get/jssdk?access_token=token&media_id=id',
  );
});

test('a half surrogate in an id makes no exception', () => {
  expect(downloadAddress(oa, 'token', '\ud800').url).toMatch(/media_id=%EF%BF%BD$/);
});
