import type { CorpusInput } from './input.ts';
import { M, NOT } from './third-ids.ts';

/** Messages in JSON and XML as the platforms send them. */
export const thirdMessages: readonly CorpusInput[] = [
  {
    name: 'a voice callback of a subscription account with both rates',
    text: `<xml>
  <ToUserName><![CDATA[gh_7f083739789a]]></ToUserName>
  <FromUserName><![CDATA[${NOT.openid}]]></FromUserName>
  <CreateTime>1763712131</CreateTime>
  <MsgType><![CDATA[voice]]></MsgType>
  <MediaId><![CDATA[${M.c}]]></MediaId>
  <Format><![CDATA[amr]]></Format>
  <MsgId>24123456789012345</MsgId>
  <MediaId16K><![CDATA[${M.d}]]></MediaId16K>
</xml>`,
    expected: [
      { mediaId: M.c, type: 'voice', sender: NOT.openid, sentAt: 1763712131, messageId: '24123456789012345' },
      { mediaId: M.d, type: 'voice', sender: NOT.openid, sentAt: 1763712131, messageId: '24123456789012345' },
    ],
  },
  {
    name: 'a passive reply with a picture, and one with a video and one with music',
    text: `<xml><ToUserName><![CDATA[${NOT.openid}]]></ToUserName><FromUserName><![CDATA[gh_7f083739789a]]></FromUserName><CreateTime>1763712131</CreateTime><MsgType><![CDATA[image]]></MsgType><Image><MediaId><![CDATA[${M.c}]]></MediaId></Image></xml>
<xml><ToUserName><![CDATA[${NOT.openid}]]></ToUserName><FromUserName><![CDATA[gh_7f083739789a]]></FromUserName><CreateTime>1763712140</CreateTime><MsgType><![CDATA[video]]></MsgType><Video><MediaId><![CDATA[${M.d}]]></MediaId><Title><![CDATA[新品]]></Title><Description><![CDATA[介绍]]></Description></Video></xml>
<xml><ToUserName><![CDATA[${NOT.openid}]]></ToUserName><FromUserName><![CDATA[gh_7f083739789a]]></FromUserName><CreateTime>1763712150</CreateTime><MsgType><![CDATA[music]]></MsgType><Music><Title><![CDATA[歌]]></Title><MusicUrl><![CDATA[https://m.example.com/a.mp3]]></MusicUrl><HQMusicUrl><![CDATA[https://m.example.com/b.mp3]]></HQMusicUrl><ThumbMediaId><![CDATA[${M.e}]]></ThumbMediaId></Music></xml>`,
    expected: [
      { mediaId: M.c, type: 'image', sentAt: 1763712131 },
      { mediaId: M.d, type: 'video', sentAt: 1763712140 },
      { mediaId: M.e, type: 'thumb', sentAt: 1763712150 },
    ],
  },
  {
    name: 'event callbacks that hold no media',
    text: `<xml><ToUserName><![CDATA[${NOT.corp}]]></ToUserName><CreateTime>1763712131</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token><OpenKfId><![CDATA[${NOT.openKf}]]></OpenKfId></xml>
<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName><FromUserName><![CDATA[${NOT.openid}]]></FromUserName><CreateTime>1763712131</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[SCAN]]></Event><EventKey><![CDATA[SCENE_VALUE]]></EventKey><Ticket><![CDATA[gQH47joAAAAAAAAAASxodHRwOi8vd2VpeGluLnFxLmNvbS9xL2taZ2Z3TVRtNzJXV1Brb3ZhYmJJAAIEZ23sUwMEmm3sUw==]]></Ticket></xml>
<xml><ToUserName><![CDATA[gh_7f083739789a]]></ToUserName><FromUserName><![CDATA[${NOT.openid}]]></FromUserName><CreateTime>1763712131</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[pic_weixin]]></Event><EventKey><![CDATA[6]]></EventKey><SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum><![CDATA[${NOT.md5}]]></PicMd5Sum></item></PicList></SendPicsInfo></xml>`,
    expected: [],
  },
  {
    name: 'sync_msg of customer service with every kind of message',
    text: JSON.stringify(
      {
        errcode: 0,
        errmsg: 'ok',
        next_cursor: NOT.cursor,
        has_more: 1,
        msg_list: [
          {
            msgid: '4Cx2fd3sKQ9vY7pLnB1tZ8mRwEaHjUoG',
            open_kfid: NOT.openKf,
            external_userid: NOT.external,
            send_time: 1763712131,
            origin: 3,
            msgtype: 'image',
            image: { media_id: M.f },
          },
          {
            msgid: '5Dy3ge4tLR0wZ8qMoC2uA9nSxFbIkVpH',
            external_userid: NOT.external,
            send_time: 1763712135,
            origin: 3,
            msgtype: 'text',
            text: { content: '你好，请看图', menu_id: '101' },
          },
          {
            msgid: '6Ez4hf5uMS1xA9rNpD3vB0oTyGcJlWqI',
            external_userid: NOT.external,
            send_time: 1763712140,
            origin: 3,
            msgtype: 'merged_msg',
            merged_msg: {
              title: '聊天记录',
              item: [
                {
                  sender_name: '小王',
                  send_time: 1763700000,
                  msgtype: 'image',
                  msg_content: JSON.stringify({ msgtype: 'image', image: { media_id: M.k } }),
                },
              ],
            },
          },
          {
            msgid: '7Fa5ig6vNT2yB0sOqE4wC1pUzHdKmXrJ',
            external_userid: NOT.external,
            send_time: 1763712150,
            origin: 4,
            msgtype: 'event',
            event: {
              event_type: 'enter_session',
              scene: '123',
              welcome_code: 'aaaaBBBBccccDDDDeeeeFFFFgggg1234',
            },
          },
          {
            msgid: '8Gb6jh7wOU3zC1tPrF5xD2qVaIeLnYsK',
            external_userid: NOT.external,
            send_time: 1763712160,
            origin: 5,
            servicer_userid: 'zhangsan',
            msgtype: 'miniprogram',
            miniprogram: {
              title: '订单',
              appid: 'wx8f1e2d3c4b5a6978',
              pagepath: 'pages/o.html',
              thumb_media_id: M.b,
            },
          },
        ],
      },
      null,
      2,
    ),
    expected: [
      {
        mediaId: M.f,
        type: 'image',
        sender: NOT.external,
        sentAt: 1763712131,
        messageId: '4Cx2fd3sKQ9vY7pLnB1tZ8mRwEaHjUoG',
      },
      { mediaId: M.k, type: 'image' },
      { mediaId: M.b, sentAt: 1763712160 },
    ],
  },
  {
    name: 'a chat archive, whose sdkfileids are no media_ids',
    text: `{"msgid":"CAQQluDa4QUY0On2rYSAgAMgzPrShAE=","action":"send","from":"XuJinSheng","tolist":["icefog"],"roomid":"","msgtime":1763712131112,"msgtype":"image","image":{"md5sum":"50de8e5ae8ffe4f1df7a93841f71993a","filesize":70961,"sdkfileid":"CtYBMzA2OTAyMDEwMjA0NjIzMDYwMDIwMTAwMDIwNGI3ZmU0MDZlMDIwMzBmNTliMTAyMDQ1YzliNTQ3NzAyMDQ1YzM3M2NiYzA0MjQ2NjM0MzgzNTM0NjEzNTY1MmQzNDYxMzQzODJkMzQzMTYxNjEyZDM5NjEzOTM2MmQ2MTM2NjQ2NDY0NjUzMDY2NjE2NjM1MzcwMjAxMDAwMjAzMDExNTQwMDQxMDUwZGU4ZTVhZThmZmU0ZjFkZjdhOTM4NDFmNzE5OTNhMDIwMTAyMDIwMTAwMDQwMBI4TkRkZk1UWTRPRGcxTVRBek1ETXlORFF6TWw4eE9UUTVOamN6TkRZMlh6RTFORGN4TWpNNU1ERT0aIGEwNGQwYWUyM2JlYzQ3NzQ5MjZhNWZjMjk0ZTEyNTkz"}}`,
    expected: [],
  },
  {
    name: 'a smart robot callback with a url and an aes key',
    text: `{"msgid":"CAIQ16HMjQYY/NGagIOAgAMgq4KM0AI=","aibotid":"AIBOTID","chatid":"CHATID","chattype":"group","from":{"userid":"lisi"},"msgtype":"image","image":{"url":"https://ww-aibot-img-1258476243.cos.ap-guangzhou.myqcloud.com/BHoPdA3/7571665296904772241?sign=q-sign-algorithm%3Dsha1&q-ak=${NOT.md5}"},"aeskey":"${NOT.aesKey}"}`,
    expected: [],
  },
  {
    name: 'the body of a welcome message with attachments',
    text: `{
    "welcome_code":"CALLBACK_CODE_8sYtQv0pLk2jHgF4dSa",
    "text":{"content":"您好"},
    "attachments":[
        {"msgtype":"image","image":{"media_id":"${M.a}","pic_url":"http://p.qpic.cn/pic_wework/3474110808/${NOT.sha1}/0"}},
        {"msgtype":"link","link":{"title":"t","picurl":"https://example.com/a.png","desc":"d","url":"https://example.com"}},
        {"msgtype":"miniprogram","miniprogram":{"title":"t","pic_media_id":"${M.b}","appid":"wx8f1e2d3c4b5a6978","page":"/path/index.html"}},
        {"msgtype":"video","video":{"media_id":"${M.f}"}},
        {"msgtype":"file","file":{"media_id":"${M.m}"}}
    ]
}`,
    expected: [
      { mediaId: M.a, type: 'image' },
      { mediaId: M.b },
      { mediaId: M.f, type: 'video' },
      { mediaId: M.m, type: 'file' },
    ],
  },
  {
    name: 'a group robot sending a file, as a curl command',
    text: `curl 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${NOT.uuid}' \\
   -H 'Content-Type: application/json' \\
   -d '
   {
        "msgtype": "file",
        "file": {
             "media_id": "${M.a}"
        }
   }'`,
    expected: [{ mediaId: M.a, type: 'file' }],
  },
  {
    name: 'the permanent library, as batchget_material lists it: ids are ids, the server says which kind',
    text: `{"item":[{"media_id":"${M.h}","name":"poster.jpg","update_time":1763712131,"url":"http:\\/\\/mmbiz.qpic.cn\\/mmbiz_jpg\\/${NOT.md5}\\/0?wx_fmt=jpeg","tags":[]},{"media_id":"${M.n}","name":"spring.png","update_time":1763712140,"url":"","tags":[]}],"total_count":2,"item_count":2}`,
    expected: [{ mediaId: M.h }, { mediaId: M.n }],
  },
  {
    name: 'JSON5 with comments, single quotes, unquoted keys and trailing commas',
    text: `// what the customer sent
{
  msgtype: 'video',
  video: { media_id: '${M.d}', thumb_media_id: '${M.e}', }, // 3 days
  /* from */ FromUserName: '${NOT.openid}',
  CreateTime: 1763712131,
}`,
    expected: [
      { mediaId: M.d, type: 'video', sentAt: 1763712131, sender: NOT.openid },
      { mediaId: M.e, type: 'thumb', sentAt: 1763712131 },
    ],
  },
  {
    name: 'JSON cut off in the midst of a later record',
    text: `{"errcode":0,"msg_list":[{"msgid":"m1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","send_time":1763712131,"external_userid":"${NOT.external}","msgtype":"file","file":{"media_id":"${M.f}"}},{"msgid":"m2bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","send_time":17637121`,
    expected: [{ mediaId: M.f, type: 'file', sentAt: 1763712131, sender: NOT.external }],
  },
  {
    name: 'XML escaped within XML of a SOAP call',
    text: `<soap:Body><ns:notify><ns:payload>&lt;xml&gt;&lt;FromUserName&gt;&lt;![CDATA[${NOT.openid}]]&gt;&lt;/FromUserName&gt;&lt;CreateTime&gt;1763712131&lt;/CreateTime&gt;&lt;MsgType&gt;&lt;![CDATA[image]]&gt;&lt;/MsgType&gt;&lt;MediaId&gt;&lt;![CDATA[${M.e}]]&gt;&lt;/MediaId&gt;&lt;MsgId&gt;24123456789012345&lt;/MsgId&gt;&lt;/xml&gt;</ns:payload></ns:notify></soap:Body>`,
    expected: [
      { mediaId: M.e, type: 'image', sender: NOT.openid, sentAt: 1763712131, messageId: '24123456789012345' },
    ],
  },
  {
    name: 'an XML callback as a Java string',
    text: String.raw`String body = "<xml><FromUserName><![CDATA[${NOT.openid}]]></FromUserName>\n" +
        "<CreateTime>1763712131</CreateTime>\n" +
        "<MsgType><![CDATA[image]]></MsgType>\n" +
        "<MediaId><![CDATA[${M.c}]]></MediaId>\n" +
        "<MsgId>24123456789012345</MsgId></xml>";`,
    expected: [{ mediaId: M.c, type: 'image', sentAt: 1763712131, messageId: '24123456789012345' }],
  },
  {
    name: 'a mini program callback in JSON, encrypted beside in the clear',
    text: `{"ToUserName":"gh_7f083739789a","Encrypt":"${NOT.token}${NOT.aesKey}==","FromUserName":"${NOT.openid}","CreateTime":1763712131,"MsgType":"image","PicUrl":"http://mmbiz.qpic.cn/mmbiz_jpg/${NOT.md5}/0","MediaId":"${M.n}","MsgId":24123456789012345}`,
    expected: [
      { mediaId: M.n, type: 'image', sender: NOT.openid, sentAt: 1763712131, messageId: '24123456789012345' },
    ],
  },
  {
    name: 'an event of an upload by url that has ended',
    text: `<xml><ToUserName><![CDATA[${NOT.corp}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1763712131</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[upload_media_job_finish]]></Event><JobId><![CDATA[jobid_S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4]]></JobId></xml>
{"errcode":0,"errmsg":"ok","status":2,"detail":{"errcode":0,"errmsg":"ok","media_id":"${M.j}","created_at":"1763712131"}}`,
    expected: [{ mediaId: M.j, sentAt: 1763712131 }],
  },
  {
    name: 'a draft with articles: covers, contents and links',
    text: `{"articles":[{"title":"标题","author":"作者","digest":"","content":"<p><img data-src=\\"https://mmbiz.qpic.cn/sz_mmbiz_png/${NOT.sha256}/640\\"></p>","content_source_url":"","thumb_media_id":"${M.h}","need_open_comment":0}]}`,
    expected: [{ mediaId: M.h, type: 'thumb' }],
  },
];
