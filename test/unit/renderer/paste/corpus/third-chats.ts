import type { CorpusInput } from './input.ts';
import { M, NOT } from './third-ids.ts';

/** What is copied out of chats, mails and tickets. */
export const thirdChats: readonly CorpusInput[] = [
  {
    name: 'a WeChat Work group chat, copied with names and times',
    text: `张伟 11-21 14:02:11
@李娜 客户说图片打不开了，media_id 是「${M.a}」，麻烦看一下。

李娜 11-21 14:03:40
收到，是这个吗：${M.a}？还有一个语音 ${M.c}，也过期了吗

王芳@微信联系人 11-21 14:05:02
[图片]

张伟 11-21 14:06:10
都是。`,
    expected: [{ mediaId: M.a }, { mediaId: M.c }],
  },
  {
    name: 'a sentence in which the name is in Chinese and the id in corner brackets',
    text: `媒体ID为『${M.d}』；素材id：${M.e}，素材编号＝${M.g}。三个都下载不了，提示40007。`,
    expected: [{ mediaId: M.d }, { mediaId: M.e }, { mediaId: M.g }],
  },
  {
    name: 'ids glued to Chinese characters on both sides',
    text: `图片${M.c}语音${M.d}都要存下来，谢谢`,
    expected: [{ mediaId: M.c }, { mediaId: M.d }],
  },
  {
    name: 'an e-mail quoted twice, with a signature below',
    text: `On Fri, Nov 20, 2026 at 4:12 PM Chen Wei <chen.wei@example.com> wrote:
> Hi team,
>
> the customer sent two files, could you save them before they expire?
>
>> <MsgType><![CDATA[file]]></MsgType>
>> <MediaId><![CDATA[${M.b}]]></MediaId>
>> <CreateTime>1763712131</CreateTime>
>
> and the photo: media_id=${M.a}
>
> --
> Chen Wei | Customer Care | +86 755 1234 5678
> https://www.example.com/u/${NOT.md5}`,
    expected: [{ mediaId: M.b, type: 'file', sentAt: 1763712131 }, { mediaId: M.a }],
  },
  {
    name: 'a quoted-printable mail body with soft breaks',
    text: `Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Hello, the picture is {"msgtype":"image","image":{"media_id":"${M.d.slice(0, 20)}=
${M.d.slice(20)}"},"send_time":1763712131} and that is all.`,
    expected: [{ mediaId: M.d, type: 'image', sentAt: 1763712131 }],
  },
  {
    name: 'a link of a quoted-printable mail, its equals signs encoded',
    text: `https://qyapi.weixin.qq.com/cgi-bin/media/get?access_token=3D${NOT.token.slice(0, 40)}=
${NOT.token.slice(40)}&media_id=3D${M.a}`,
    expected: [{ mediaId: M.a, source: 'link' }],
  },
  {
    name: 'a Slack export: within a message nothing is found that has no name',
    text: `[
  {
    "client_msg_id": "${NOT.uuid}",
    "type": "message",
    "user": "U04AB12CD",
    "ts": "1763712131.000200",
    "text": "can someone save \`${M.c}\` (voice) for me? the id of the user is \`${NOT.openid}\`",
    "team": "T04AB12CD",
    "blocks": [{"type": "rich_text", "block_id": "xYz1a"}]
  }
]`,
    expected: [],
  },
  {
    name: 'a Slack message, copied from the window',
    text: `Wei Chen
  2:02 PM
media_id: ${M.d}
CreateTime: 1763712131
2 replies
Anna Schmidt
  2:05 PM
thanks, and the sender?
Wei Chen
  2:06 PM
openid ${NOT.openid}`,
    expected: [{ mediaId: M.d, sentAt: 1763712131 }],
  },
  {
    name: 'a DingTalk robot message with markdown, as JSON',
    text: `{"msgtype":"markdown","markdown":{"title":"素材过期告警","text":"#### 素材即将过期\\n> media_id: ${M.e}\\n> 上传时间: 2026-11-19 09:10:11\\n\\n[查看](https://admin.example.com/m/1)"},"at":{"isAtAll":false}}`,
    expected: [{ mediaId: M.e }],
  },
  {
    name: 'a Feishu interactive card, its content a string of JSON',
    text: String.raw`{"event":{"message":{"message_id":"om_dc13264520392913993dd051dba21dcf","chat_id":"oc_5ad11d72b830411d72b836c20","message_type":"text","create_time":"1763712131000","content":"{\"text\":\"客户的视频 media_id=${M.f} 请保存\"}"}}}`,
    expected: [{ mediaId: M.f }],
  },
  {
    name: 'a ticket in Jira markup',
    text: `h3. Customer cannot open voice
||Field||Value||
|media_id|${M.c}|
|openid|${NOT.openid}|
|MsgId|24123456789012345|
{noformat}errcode 40007 invalid media_id rid: 618b7228-15dfb265-1b86159a{noformat}`,
    expected: [{ mediaId: M.c, messageId: '24123456789012345' }],
  },
  {
    name: 'a list with Chinese numbers and full-width brackets',
    text: `一、${M.a}（图片，客户张三）
二、${M.c}（语音，客户李四）
三、${M.f}（视频，客户王五）`,
    expected: [{ mediaId: M.a }, { mediaId: M.c }, { mediaId: M.f }],
  },
  {
    name: 'zero-width spaces, a BOM and no-break spaces around ids',
    text: `\uFEFFmedia_id:\u00A0${M.a}\u200B\n\u200Bmedia_id\u00A0:\u00A0\u2060${M.b}\u200D\n`,
    expected: [{ mediaId: M.a }, { mediaId: M.b }],
  },
  {
    name: 'an id with a zero-width space every sixteen characters, as a web console breaks long words',
    text: `media_id: ${M.c.replace(/(.{16})/gu, '$1\u200B')}`,
    expected: [{ mediaId: M.c }],
  },
  {
    name: 'full-width letters in the name, colon and quotes of an input method',
    text: `ｍｅｄｉａ＿ｉｄ：“${M.d}”\nＭｓｇＩｄ：７３２１９６８５４１２３４５６７８`,
    expected: [{ mediaId: M.d }],
  },
  {
    name: 'typographic quotes put in by a word processor',
    text: `{“msgtype”: “voice”, “voice”: {“media_id”: “${M.c}”}, “send_time”: 1763712131}`,
    expected: [{ mediaId: M.c, type: 'voice', sentAt: 1763712131 }],
  },
  {
    name: 'an answer of the server, pasted to ask why it failed',
    text: `The upload says OK but later it is gone:
{"errcode":0,"errmsg":"ok","type":"image","media_id":"${M.b}","created_at":"1763712131"}
{"errcode":40007,"errmsg":"invalid media_id, hint: [1763712131_59_${NOT.md5}], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=40007"}`,
    expected: [{ mediaId: M.b, type: 'image', sentAt: 1763712131 }],
  },
  {
    name: 'a chat that only speaks of ids',
    text: `media_id 有效期三天。media_id 和 thumb_media_id 不一样吗？
是的，详见 https://developer.work.weixin.qq.com/document/path/96484 ，access_token 要先拿到。
invalid media_id hint: [v7Sc4a0291ptu6] rid: 618b7228-15dfb265-1b86159a`,
    expected: [],
  },
];
