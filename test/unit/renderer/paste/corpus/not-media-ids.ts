import { CORP, CUSTOMER, OPENID, TOKEN, type CorpusInput } from './input.ts';

const none = (name: string, text: string): CorpusInput => ({ name, text, expected: [] });

/** What resembles a media_id and is none. */
export const notMediaIds: readonly CorpusInput[] = [
  none('a token under its name', `access_token: ${TOKEN}`),
  none('a token as JSON', `{"errcode":0,"errmsg":"ok","access_token":"${TOKEN}","expires_in":7200}`),
  none('a token in a Chinese sentence', `我的 access_token 是 ${TOKEN}，帮我查一下`),
  none('a secret', 'corpsecret=aB3dE6gH9jK2mN5pQ8sT1vW4yZ7_0aBcDeFgHiJkLmN'),
  none('openids', `${OPENID}\noDF3iY9ffA-hqb2vVvbr7qxf6A1Q`),
  none('customers', `${CUSTOMER}\nwoJ4AaBgAAy8cY3TqyMnVx9pQ1Zr5wHg`),
  none('message ids', '22920123456789012\n22920123456789013'),
  none('uuids', '5f3b1c2d-0a1b-4c3d-8e5f-6a7b8c9d0e1f\n5f3b1c2d-0a1b-4c3d-8e5f-6a7b8c9d0e1A'),
  none(
    'hashes',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nd41d8cd98f00b204e9800998ecf8427e\nDA39A3EE5E6B4B0D3255BFEF95601890AFD80709',
  ),
  none('appids and corpids', `wx1a2b3c4d5e6f7a8b\n${CORP}\ngh_7f083739789a`),
  none(
    'a signed address',
    `https://open.example.com/cb?msg_signature=5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3&timestamp=1409659589&nonce=263014780&echostr=P9nAzCzyDtyTWESHep1vC5X9xho_qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp`,
  ),
  none(
    'a text message',
    `<xml><ToUserName><![CDATA[${CORP}]]></ToUserName><FromUserName><![CDATA[${OPENID}]]></FromUserName><CreateTime>1763800000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[this is a test 1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8Kx]]></Content><MsgId>1234567890123456</MsgId></xml>`,
  ),
  none(
    'a certificate',
    `-----BEGIN CERTIFICATE-----\nMIIDdzCCAl2gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\nRTESMBAGA1UEChMJQmFsdGltb3JlMRMwEQYDVQQLEwpDeWJlclRydXN0MSIwIAYD\nVQQDExlCYWx0aW1vcmUgQ3liZXJUcnVzdCBSb290MB4XDTAwMDUxMjE4NDYwMFoX\nDTI1MDUxMjIzNTkwMFowWjELMAkGA1UEBhMCSUUxEjAQBgNVBAoTCUJhbHRpbW9y\n+/Fsdi0=\n-----END CERTIFICATE-----`,
  ),
  none(
    'a picture as base64',
    `data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`,
  ),
  none(
    'wrapped base64 in a mail',
    `Content-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk5M9QDwADhgGAWjR9\nawAAAABJRU5ErkJgggiVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk\nM9QDwADhgGAWjR9awAAAABJRU5ErkJggg==`,
  ),
  none('a session of a log', '2026-11-22 10:20:34 INFO session Qx7_pL2mN9rT4vW8yZ1aC3eG refreshed'),
  none('a cookie', 'Cookie: sid=s%3AQx7_pL2mN9rT4vW8yZ1aC3eG.abc; wwrtx.vst=Qx7_pL2mN9rT4vW8yZ1aC3eG'),
  none(
    'the documentation',
    'Parameter | Is it necessary | Description |\n---|---|---|\naccess_token | is the | calling interface credential |\nmedia_id | is the | media file ID |',
  ),
  none(
    'code',
    "const mediaId = message.MediaId;\nif (!media_id) throw new Error('no media_id');\nmedia_id: string | null;",
  ),
  none(
    'prose of both languages',
    'Please call 13800138000 before 2024-01-15, order SF1234567890123. 请在 2024-01-15 之前联系 customer_service，谢谢',
  ),
  none(
    'a path and a version',
    '/Users/me/Library/Caches/com.tencent.WeWorkMac-4.1.20/Image_2026-11-22_10.20.33.png electron-v33.2.1-linux-x64',
  ),
  none(
    'labels of other ids',
    'openid: oDF3iY9ffA-hqb2vVvbr7qxf6A0Q\nrequest_id: Qx7_pL2mN9rT4vW8yZ1aC3eG\ntrace id = aQx7_pL2mN9rT4vW8yZ1aC3eG',
  ),
];
