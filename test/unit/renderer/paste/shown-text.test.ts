import { describe, expect, test } from 'vitest';
import { shownText } from '../../../../renderer/paste/shown-text.ts';
import { M, NOT } from './corpus/third-ids.ts';

const SECRET = NOT.secret;

describe('a paste in the box', () => {
  test.each([
    ['Markdown', `**corpsecret:** ${SECRET}\n**media_id:** ${M.a}`],
    ['a web page', `&quot;corpsecret&quot;:&quot;${SECRET}&quot;`],
    [
      'a web page with a media_id',
      `{&quot;secret&quot;:&quot;${SECRET}&quot;,&quot;media_id&quot;:&quot;${M.a}&quot;}`,
    ],
    ['PHP', `a:1:{s:6:"secret";s:${SECRET.length}:"${SECRET}";}`],
    ['quoted-printable', `https://h/get?access_to=\nken=3D${SECRET}`],
    ['a soft hyphen', `access_to\u00adken=${SECRET}&media_id=${M.a}`],
    ['wide letters', `ａｃｃｅｓｓ＿ｔｏｋｅｎ＝${SECRET}`],
    ['a quoted mail', `> access_token:\n> ${SECRET}`],
  ])('shows no secret that is seen once it is unfolded: %s', (_, text) => {
    const shown = shownText(text);
    for (let at = 0; at + 12 <= SECRET.length; at += 6)
      expect(shown).not.toContain(SECRET.slice(at, at + 12));
    expect(shown).toContain('***');
    expect(shown.includes(M.a)).toBe(text.includes(M.a));
    expect(shownText(shown)).toBe(shown);
  });

  test.each([
    `> one\n> media_id: ${M.a}`,
    `**media_id:** ${M.a}`,
    `INSERT INTO t (media_id) VALUES ('${M.a}')`,
    '**secret:** ***',
  ])('stays as it was pasted where no secret is in it: %s', (text) => {
    expect(shownText(text)).toBe(text);
  });
});
