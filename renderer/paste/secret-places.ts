import { SECRET_NAME } from './secret-names.ts';

/** Where a secret stands in a text. White space and repetition are bounded, so that the time grows with the text. */
export interface SecretPlace {
  /** One of it, with VALUE for the secret; a test hides it in each. */
  readonly example: string;
  /** What is kept is called `before`; what may go on in the next line, `bare`. */
  readonly pattern: RegExp;
}

const QUOTE = String.raw`(?:\\{0,9}["'\x60]|&quot;|&#34;)`;

/** To the quote that closes it: of all quotes only its own. No media_id is named in it, and a line break begins no other name. */
const QUOTED = [
  ...['"', "'"].map(
    (quote) =>
      String.raw`(?<=(?<!\\)${quote})(?:(?!media_?id["']?\s?[:=])[^${quote}\\\n]|\\[^]|\n(?![^\n]{0,40}[:=])){1,4096}(?=${quote})`,
  ),
  String.raw`(?<=\\["'])(?:[^"'\\<>{}]|\\\/){1,4096}(?=\\{1,9}["'])`,
  String.raw`(?<=“)[^"“”<>{}]{1,4096}(?=["”])`,
].join('|');

const BARE_CHARACTER = String.raw`(?:(?!%(?:25){0,3}2[26])[^\s"'“”‘’「」『』&,，;；<>(){}[\]|\\]|\\\/)`;

/** To what no value has in it; encoded marks too. The name of a media_id is none: there the value is empty. */
const BARE = String.raw`(?!(?:thumb_?)?media_?id)(?<bare>${BARE_CHARACTER}{1,8192})`;

/** The rest of a value that is longer; a run without a bound has no room on the stack. */
export const REST_OF_BARE = new RegExp(`${BARE_CHARACTER}{1,8192}`, 'y');

/** Of a password, which may have any mark in it but not the next name. */
const PASSWORD_NAME = String.raw`(?:password|(?<![A-Za-z\d])(?:passwd|pwd)|密码|口令)`;
const PASSWORD =
  String.raw`(?!["'“‘「『\x60[{(\\*]|(?:thumb_?)?media_?id)` +
  String.raw`(?:[^\s"'“”‘’「」『』&,，;；\\%]|%(?!(?:25){0,3}2[26])|[&,;](?!\s|$|#?\w{2,5};|(?:amp;)?["']?[\w.-]{1,40}["']?[=:%\\^])){1,256}`;

/** What is no word, where no mark says that a value follows. */
const LONG = String.raw`[\w.~+/-]{24,}={0,2}`;
const BEFORE_LONG = String.raw`(?=["']?[\w.~+/-]{24})`;

/** Another line, but not one of another name. */
const TO_NEXT_LINE = String.raw`\s{0,9}(?![A-Za-z\u4e00-\u9fff_-]{1,40}["']?\s?[:：=])`;

/** What a sentence has between a name and the mark: `secret is: …`, `密钥如下：…`. */
const IS = String.raw`(?:\s?(?:is|are|是|为|如下))?`;

const named = (example: string, between: string): SecretPlace => ({
  example,
  pattern: new RegExp(
    `(?<before>${SECRET_NAME}(?:${between})(?:"""\\s{0,9}|'''\\s{0,9}|\\\\{0,9}["'“「『\\x60]|&quot;|&#34;)?)(?:${QUOTED}|${BARE})`,
    'gi',
  ),
});

const place = (example: string, before: string, secret: string, flags = 'gi'): SecretPlace => ({
  example,
  pattern: new RegExp(`(?<before>${before})${secret}`, flags),
});

/** Of all marks that give a name its value those that may be followed by a short one. */
const EQUALS = String.raw`=>|[:：＝]|=(?:3D)?|\\{1,9}(?:u00|x)3d|%(?:25){0,3}3[AD](?:%(?:25){0,3}22)?`;

export const SECRET_PLACES: readonly SecretPlace[] = [
  place('password: P@ss&VALUE', String.raw`${PASSWORD_NAME}["']?\s?[:：=][ \t]{0,9}`, PASSWORD),
  place(
    'passphrase: my VALUE phrase',
    String.raw`passphrase\s?[:：=][ \t]{0,9}(?!["'])`,
    String.raw`(?:(?!(?:thumb_?)?media_?id|素材|[&"'\w-]{1,40}[=:：])[^\r\n{}"'<>]){1,256}`,
  ),
  place(
    '"secret": ["one", "VALUE"]',
    String.raw`${SECRET_NAME}${QUOTE}?\s{0,9}[:=]\s{0,9}\[`,
    String.raw`[^[\]{}]{1,4096}(?=\])`,
  ),
  place(
    '"access_token": {"value": "VALUE"}',
    String.raw`${SECRET_NAME}${QUOTE}?\s{0,9}[:=]\s{0,9}\{\s{0,9}${QUOTE}?(?:value|access|secret|token)${QUOTE}?\s{0,9}[:=]\s{0,9}(?:\\{0,9}["'])?`,
    `(?:${QUOTED}|${BARE})`,
  ),
  place(
    'secrets:\n  - one\n  - VALUE',
    String.raw`${SECRET_NAME}["']?[ \t]{0,3}:`,
    String.raw`(?:[ \t]{0,9}\r?\n[ \t]{0,20}-[ \t]{1,9}(?![\w-]{1,40}:)[^\r\n]{1,400}){1,100}`,
  ),
  place(
    '> GET wx:access_token\n"VALUE"',
    `^[^\\n]{0,60}> H?GET [^\\n]{0,100}${SECRET_NAME}[^\\n]{0,100}\\r?\\n"`,
    String.raw`[^"\n]+`,
    'gim',
  ),
  place(
    'SET wx:access_token:ww1 "VALUE"',
    String.raw`\b\w{0,5}SET\s{1,9}["']?[\w:.-]{0,60}${SECRET_NAME}[\w:.-]{0,60}["']?\s{1,9}(?:\d{1,9}\s{1,9})?["']?`,
    String.raw`(?![=:])[^\s"']+`,
  ),
  named('["secret"]=>\n  string(32) "VALUE"', String.raw`${QUOTE}?\]=>\s{0,9}string\(\d{1,9}\)\s`),
  named(
    '"access_token": "VALUE"',
    String.raw`\s{0,9}(?:${QUOTE}|\*{2}|%(?:25){0,3}22)?[\])）]?\s{0,9}(?:[(（][^()（）\n]{0,20}[)）]\s{0,9})?${IS}(?:${EQUALS})(?:\*{2}(?=\s))?${TO_NEXT_LINE}\[?`,
  ),
  named('secret: |\n  VALUE', String.raw`\s{0,9}:\s{0,9}[|>][+-]?[ \t]{0,3}\r?\n\s{1,20}`),
  named(
    '<AppSecret type="string"><![CDATA[VALUE]]>',
    String.raw`(?:\s{1,9}[\w:]{1,30}=["'][^"'<>]{0,60}["']){0,3}>\s{0,9}(?:<!\[CDATA\[)?`,
  ),
  named(
    '<input name="secret" class="a" value="VALUE">',
    String.raw`["'](?:\s{1,9}[\w-]{1,30}=["'][^"'<>]{0,60}["']){0,3}\s{1,9}value=`,
  ),
  named(
    '"name": "access_token", "value": "VALUE"',
    String.raw`${QUOTE}\s{0,9},\s{0,9}${QUOTE}value${QUOTE}\s{0,9}:\s{0,9}`,
  ),
  named('- name: WX_SECRET\n  value: VALUE', String.raw`["']?\s{0,3}\r?\n\s{0,20}value:[ \t]{0,9}`),
  named('config.setCorpSecret("VALUE")', String.raw`\((?=["'])`),
  named("('secret', 'VALUEVALUEVALUEVALUEVALUE')", String.raw`["']\s{0,9},\s{0,9}${BEFORE_LONG}`),
  named(
    '1) "secret"\n2) "VALUEVALUEVALUEVALUEVALUE"',
    String.raw`["'](?:\r?\n\d{1,3}\)\s|(?:\r?\n){2})${BEFORE_LONG}`,
  ),
  named('secret | VALUEVALUEVALUEVALUEVALUE', String.raw`[ \t]{0,9}(?:\||-{1,2}>|→)[ \t]{0,9}${BEFORE_LONG}`),
  named(
    '<th>secret</th><td>VALUEVALUEVALUEVALUEVALUE',
    String.raw`(?:\s{0,9}<\/?\w{1,10}(?:\s[^<>]{0,100})?>){2,4}\s{0,9}${BEFORE_LONG}`,
  ),
  named('--corp-secret "VALUEVALUEVALUEVALUEVALUE"', String.raw`[ \t]{1,9}(?=["'][^\s"']{16})`),
  place('?key=VALUE', String.raw`(?:[?&]|&amp;|%26)key(?:=|%(?:25){0,3}3D)`, BARE),
  place(
    'access_token 是 VALUEVALUEVALUEVALUEVALUE',
    String.raw`(?:${SECRET_NAME}|bearer)(?:[ \t]{0,9}(?:is|was|是|为)[ \t]{0,9}["'\x60“「『]?|[ \t]{1,9})`,
    LONG,
  ),
  place(
    '应用密钥\nVALUEVALUEVALUEVALUEVALUE',
    String.raw`^[ \t]{0,9}(?:[>$#]{1,3} )?(?:(?:echo|cat|printenv) )?[^\s,;|]{0,40}${SECRET_NAME}(?:\.\w{1,5})?[ \t]{0,9}[:：]?[ \t]{0,9}(?:\r?\n[ \t]{0,9}){1,3}["']?`,
    LONG,
    'gim',
  ),
  place(
    '"value":"VALUE","name":"access_token"',
    String.raw`["']value["']\s{0,9}:\s{0,9}["']`,
    String.raw`[^"'\n]{1,4096}(?=["']\s{0,9},\s{0,9}["']name["']\s{0,9}:\s{0,9}["'][\w-]{0,30}${SECRET_NAME})`,
  ),
  place(
    '"cookies": [{"name": "sid", "value": "VALUE"}]',
    String.raw`cookies["']?\s{0,9}:\s{0,9}\[`,
    String.raw`[^[\]]{1,8192}(?=\])`,
  ),
  place(
    'Cookie: VALUE',
    String.raw`cookie["']?\s{0,9}:\s{0,9}["']?|\s(?:-b|--cookie)\s{1,9}["']`,
    String.raw`[^\r\n"']{6,}`,
  ),
  place(
    'Authorization: Basic VALUEVALUE',
    String.raw`authorization["']?\s{0,9}[:=,]\s{0,9}\[?["']?(?:[A-Za-z]{1,12}\s{1,9})?`,
    String.raw`[^\s"',]{6,}`,
  ),
  place('http://desk:VALUE@proxy', String.raw`:\/\/[^\s/:@"']{1,64}:`, String.raw`[^\s/@"']{1,256}(?=@)`),
  place(
    'curl -u desk:VALUE',
    String.raw`\s(?:-u|--user)\s{1,9}["']?[^\s:"']{1,64}:`,
    String.raw`(?![=:])[^\s"']+`,
  ),
  // A JSON Web Token, whatever it is called.
  place(
    'eyJVALUEVALUE.VALUEVALUE.VALUE',
    String.raw`(?<![\w-])eyJ`,
    String.raw`[\w-]{8,4096}\.[\w-]{8,4096}(?:\.[\w-]{0,4096})?`,
    'g',
  ),
  // A key that says whose it is.
  place(
    'ghp_VALUEVALUEVALUEVALUE1',
    String.raw`(?<![\w-])(?:gh[pousr]_|github_pat_|sk-proj-|sk-ant-|[prs]k_(?:live|test)_|xox[abpors]-|npm_|glpat-)`,
    String.raw`(?=[\w-]{0,60}\d)[\w-]{20,400}`,
    'g',
  ),
  place(
    '-----BEGIN PRIVATE KEY-----VALUE-----END',
    '-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----',
    '[^-*]{1,8192}',
    'g',
  ),
];
