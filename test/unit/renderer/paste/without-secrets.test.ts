import { describe, expect, test } from 'vitest';
import { findMentions } from '../../../../renderer/paste/find-mentions.ts';
import { SECRET_PLACES } from '../../../../renderer/paste/secret-places.ts';
import { shownText } from '../../../../renderer/paste/shown-text.ts';
import { withoutSecrets } from '../../../../renderer/paste/without-secrets.ts';
import { S } from './corpus/second-ids.ts';
import { secrets } from './corpus/second-secrets.ts';
import {
  secretHeads,
  tableWith,
  secretsBelowNames,
  secretsInNotes,
  wholeSecrets,
} from './corpus/secrets-in-notes.ts';
import { M, NOT } from './corpus/third-ids.ts';
import { keptBesideSecrets, thirdSecrets } from './corpus/third-secrets.ts';

const SECRET =
  'Zq7mT0kenCanary_hJ8Lk2PqRsTuVwXyZ0123456789abcdefGHIJKLmnopQRSTuvwxYZ-_0a1b2c3d4e5f6g7h8i9j0k';
const ID = '1G6nrLmr5EC3MMb_-zK1dDdzmd0p7cNliYu9V5w7o8K0';

describe('secrets in pasted text', () => {
  test.each([
    ['a link', `https://h/cgi-bin/media/get?access_token=${SECRET}&media_id=${ID}`],
    ['an encoded link', `url=${encodeURIComponent(`https://h/get?access_token=${SECRET}&media_id=${ID}`)}`],
    ['an HTML link', `<a href="https://h/get?access_token=${SECRET}&amp;media_id=${ID}">`],
    ['JSON', `{"access_token":"${SECRET}","expires_in":7200,"media_id":"${ID}"}`],
    ['escaped JSON', `"{\\"access_token\\":\\"${SECRET}\\",\\"media_id\\":\\"${ID}\\"}"`],
    ['a HAR file', `{"name": "access_token", "value": "${SECRET}"}, {"name":"media_id","value":"${ID}"}`],
    ['a log', `2026-11-22 INFO corpsecret=${SECRET} media_id=${ID}`],
    ['the call for a token', `gettoken?corpid=ww1&corpsecret=${SECRET} media_id=${ID}`],
    ['an appsecret', `appid=wx1&secret=${SECRET} ${ID}`],
    ['a webhook', `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${SECRET} ${ID}`],
    ['XML', `<xml><SuiteTicket><![CDATA[${SECRET}]]></SuiteTicket><MediaId>${ID}</MediaId></xml>`],
    ['a Chinese sentence', `我的 access_token 是 ${SECRET}，素材是 ${ID}`],
    ['a header', `Authorization: Bearer ${SECRET}\n${ID}`],
    ['camel case', `accessToken: '${SECRET}', mediaId: '${ID}'`],
    ['Gson', `{"url":"https://h/get?access_token\\u003d${SECRET}\\u0026media_id\\u003d${ID}"}`],
    ['a HAR file, its value first', `{"value":"${SECRET}","name":"access_token"} ${ID}`],
    ['YAML', `access_token: |\n  ${SECRET}\nmedia_id: ${ID}`],
    ['an escaped slash', `{"access_token":"abc\\/${SECRET}","media_id":"${ID}"}`],
    ['a cell beside its name', `corpsecret | ${SECRET}\n${ID}`],
    ['an arrow', `corpsecret -> ${SECRET}\n${ID}`],
    ['the line below its name', `应用密钥\n${SECRET}\n\n${ID}`],
    [
      'a wrapped link',
      `https://h/get?access_token=${SECRET.slice(0, 60)}\n${SECRET.slice(60)}&media_id=${ID}`,
    ],
    [
      'a link wrapped twice',
      `https://h/get?access_token=${SECRET}\n  ${SECRET}\n  ${SECRET.slice(0, 30)}&media_id=${ID}`,
    ],
  ])('are hidden, and media_ids are not: %s', (_, text) => {
    const hidden = withoutSecrets(text);
    for (let at = 0; at + 12 <= SECRET.length; at += 6) {
      expect(hidden).not.toContain(SECRET.slice(at, at + 12));
      expect(shownText(text)).not.toContain(SECRET.slice(at, at + 12));
    }
    expect(hidden).toContain(ID);
    expect(withoutSecrets(hidden)).toBe(hidden);
  });

  test.each([`media_id=${ID}`, `one\n${ID}`, 'What is an access_token?', '{"errcode":0,"msgid":"1"}'])(
    'are not seen where there are none: %s',
    (text) => {
      expect(withoutSecrets(text)).toBe(text);
    },
  );

  test.each(secrets)('are hidden wherever they stand: %s', (_, secret, text) => {
    const hidden = withoutSecrets(text);
    const found = JSON.stringify(findMentions(text));
    for (let at = 0; at + 12 <= secret.length; at += 6) {
      expect(hidden).not.toContain(secret.slice(at, at + 12));
      expect(shownText(text)).not.toContain(secret.slice(at, at + 12));
      expect(found).not.toContain(secret.slice(at, at + 12));
    }
    expect(hidden.includes(S.wecom)).toBe(text.includes(S.wecom));
    expect(withoutSecrets(hidden)).toBe(hidden);
  });

  test.each(SECRET_PLACES.map(({ example }) => [example]))(
    'are hidden where a place shows one: %s',
    (example) => {
      expect(example).toContain('VALUE');
      expect(withoutSecrets(`${example}\n`)).not.toContain('VALUE');
    },
  );

  test.each(thirdSecrets)('are hidden, and the media_id beside them is found: %s', (_, secret, text) => {
    const hidden = withoutSecrets(text);
    const { mentions, malformed } = findMentions(text);
    const found = JSON.stringify([mentions, malformed]);
    for (let at = 0; at + 12 <= secret.length; at += 6) {
      expect(hidden).not.toContain(secret.slice(at, at + 12));
      expect(shownText(text)).not.toContain(secret.slice(at, at + 12));
      expect(found).not.toContain(secret.slice(at, at + 12));
    }
    expect(hidden).toContain(M.a);
    expect(withoutSecrets(hidden)).toBe(hidden);
  });

  test.each([...secretsInNotes, ...wholeSecrets])(
    'are hidden whole in notes, and the media_id beside them is found: %s',
    (_, text) => {
      const { mentions } = findMentions(text);
      expect(mentions.map(({ mediaId }) => mediaId)).toEqual([M.a]);
      expect(withoutSecrets(text)).toContain(M.a);
      expect(shownText(text)).not.toContain(NOT.secret.slice(0, 12));
      expect(shownText(text)).not.toContain(NOT.secret.slice(-12));
    },
  );

  test.each(secretHeads)('are hidden in a column called %s', (head) => {
    const text = tableWith(head);
    expect(shownText(text)).toBe(text.replace(NOT.secret, '***'));
    expect(findMentions(text).mentions.map(({ mediaId }) => mediaId)).toEqual([M.a]);
  });

  test.each(secretsBelowNames)('are no media_id in the line below their name: %s', (_, text) => {
    expect(findMentions(text).mentions.map(({ mediaId }) => mediaId)).not.toContain(NOT.secret);
  });

  test.each(keptBesideSecrets)('and nothing else is, where %s', (_, text) => {
    expect(withoutSecrets(text)).toContain(M.a);
    expect(findMentions(text).mentions.map(({ mediaId }) => mediaId)).toContain(M.a);
  });

  test('a bare token that nothing names is not shown whole', () => {
    const token = 'aB3_'.repeat(40);
    const { mentions, malformed } = findMentions(token);
    expect(mentions).toEqual([]);
    expect(malformed).toEqual([{ text: 'aB3_aB…', reason: 'other_id' }]);
  });
});
