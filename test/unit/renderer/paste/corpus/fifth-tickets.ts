import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

/** Tickets, chats, mail and notes. */
export const fifthTickets: readonly CorpusInput[] = [
  {
    name: 'fifth: a Jira description with a code macro',
    text: `h3. Steps
# Customer sent a *video*
# We got {{MediaId}} = {{${F.o17}}}
{code:json}
{"MsgType":"video","MediaId":"${F.o18}","ThumbMediaId":"${F.o19}"}
{code}
|| env || commit ||
| prod | ${N.sha1} |`,
    expected: [{ mediaId: F.o18 }, { mediaId: F.o19, type: 'thumb' }, { mediaId: F.o17 }],
  },
  {
    name: 'fifth: a Zendesk thread in English',
    text: `Mia (Support) — Nov 22, 3:01 PM
Hi team, customer can't open the picture. media id: ${F.w27}

Dev — Nov 22, 3:04 PM
That one is dead (40007). Ask them to resend, or try the older one, ${F.w28} (media id from yesterday).
Ticket ref: ${N.uuid}`,
    expected: [{ mediaId: F.w27 }, { mediaId: F.w28 }],
  },
  {
    name: 'fifth: a DingTalk chat copied',
    text: `小王(技术支持) 14:55:01
客户发的图
media_id：${F.w29}

小李 14:55:40
收到，还有一个语音吗？

小王(技术支持) 14:56:02
有，语音的素材id是「${F.w30}」，你先下下来
secret 我私发你`,
    expected: [{ mediaId: F.w29 }, { mediaId: F.w30 }],
  },
  {
    name: 'fifth: a Feishu message with keys of its own',
    text: `{"message_id":"om_5ce6d572455d361153b7cb51da133945","msg_type":"image","content":"{\\"image_key\\":\\"img_v2_041b28e3-5680-48c2-9af2-497ace79333g\\"}"}
@张工 微信那边的 MediaId=${F.o20}，飞书这个 image_key 不用管`,
    expected: [{ mediaId: F.o20 }],
  },
  {
    name: 'fifth: WeChat chat records, multi-selected and forwarded as text',
    text: `微信聊天记录
—————  2025-11-22  —————

客服-阿梅  15:02
客户原图的 mediaid
${F.w31}

客服-阿梅  15:02
帮我存一下，谢谢🙏

技术老陈  15:05
OK`,
    expected: [{ mediaId: F.w31 }],
  },
  {
    name: 'fifth: mail quoted twice',
    text: `On Sat, Nov 22, 2025 at 3:10 PM Ops <ops@example.com> wrote:
> > Callback body:
> > <xml><ToUserName><![CDATA[${N.corp}]]></ToUserName>
> > <FromUserName><![CDATA[chenqi]]></FromUserName>
> > <CreateTime>1763795500</CreateTime>
> > <MsgType><![CDATA[file]]></MsgType>
> > <MediaId><![CDATA[${F.w32}]]></MediaId>
> > <MsgId>7405566778899001122</MsgId></xml>
> Could you fetch it?
Message-ID: <${N.kfMsg}@mail.example.com>`,
    expected: [{ mediaId: F.w32, type: 'file', sender: 'chenqi', sentAt: 1763795500 }],
  },
  {
    name: 'fifth: a markdown table, ids in backticks',
    text: `| # | type | media_id | note |
|--:|:----:|:---------|------|
| 1 | image | \`${F.o21}\` | poster |
| 2 | voice | \`${F.o22}\` | commit \`${N.sha1.slice(0, 12)}\` |`,
    expected: [
      { mediaId: F.o21, type: 'image' },
      { mediaId: F.o22, type: 'voice' },
    ],
  },
  {
    name: 'fifth: a code fence of YAML',
    text: `配置如下：
\`\`\`yaml
welcome:
  msgtype: image
  image:
    media_id: ${F.o23}
  # 旧的: media_id: ${F.o24}
corp:
  corpid: ${N.corp}
  secret: ${N.secret}
  encodingAESKey: ${N.aesKey}
\`\`\``,
    expected: [{ mediaId: F.o23 }, { mediaId: F.o24 }],
  },
  {
    name: 'fifth: a numbered list of ids with words',
    text: `今天要补发的素材（临时，三天内有效）：
1、${F.w1}（图片）
2、${F.w2}（语音）
3、${F.w3}（视频）
联系人 wx: chenlaoshi2020`,
    expected: [{ mediaId: F.w1 }, { mediaId: F.w2 }, { mediaId: F.w3 }],
  },
  {
    name: 'fifth: a bullet list under a heading naming what they are',
    text: `## media_ids still alive

- ${F.o1}
- ${F.o2} - promo
* ${F.tail}

## commits

- ${N.sha1}`,
    expected: [{ mediaId: F.o1 }, { mediaId: F.o2 }, { mediaId: F.tail }],
  },
  {
    name: 'fifth: an e-mail in HTML',
    text: `<div dir="ltr">Hi,<br><br>the voice is <b>media_id</b>: <code>${F.w4}</code><br>and the photo is <span style="font-family:monospace">media_id=${F.w5}</span>.<br><img src="cid:${N.md5}@01DA" data-token="${N.secret}"></div>`,
    expected: [{ mediaId: F.w4 }, { mediaId: F.w5 }],
  },
  {
    name: 'fifth: a phone note with full-width signs',
    text: `ＭｅｄｉａＩｄ：${F.w6}
媒体ID＝${F.w7}；
素材编号:${F.w8}。
订单号：20251122150300998877`,
    expected: [{ mediaId: F.w6 }, { mediaId: F.w7 }, { mediaId: F.w8 }],
  },
];
