import { ID, OPENID, TOKEN, type CorpusInput } from './input.ts';

const GET = 'https://qyapi.weixin.qq.com/cgi-bin/media/get';

export const linksLogs: readonly CorpusInput[] = [
  {
    name: 'a link',
    text: `${GET}?access_token=${TOKEN}&media_id=${ID.wecom}`,
    expected: [{ mediaId: ID.wecom, source: 'link' }],
  },
  {
    name: 'a link of JSSDK voice',
    text: `https://api.weixin.qq.com/cgi-bin/media/get/jssdk?access_token=${TOKEN}&media_id=${ID.hd}`,
    expected: [{ mediaId: ID.hd, hdVoice: true, type: 'voice' }],
  },
  {
    name: 'the same media_id as a link of JSSDK voice and in a message',
    text: `<xml><FromUserName><![CDATA[he]]></FromUserName><MediaId><![CDATA[${ID.hd}]]></MediaId></xml>\nhttps://api.weixin.qq.com/cgi-bin/media/get/jssdk?access_token=${TOKEN}&media_id=${ID.hd}`,
    expected: [{ mediaId: ID.hd, hdVoice: true, sender: 'he' }],
  },
  {
    name: 'a download link of the console, its media_id first',
    text: `https://work.weixin.qq.com/wework_admin/material/getOpenMsgBuf?media_id=${ID.wecomLong}&type=image&file_name=banner.jpg&download=1`,
    expected: [{ mediaId: ID.wecomLong, type: 'image', fileName: 'banner.jpg' }],
  },
  {
    name: 'a link with an encoded media_id',
    text: `${GET}?access_token=${TOKEN}&media_id=${encodeURIComponent(ID.padded)}`,
    expected: [{ mediaId: ID.padded }],
  },
  {
    name: 'a link within the query of another',
    text: `https://proxy.example.com/fetch?url=${encodeURIComponent(`${GET}?access_token=${TOKEN}&media_id=${ID.wecom}&type=video`)}&trace=1`,
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a link as HTML has it',
    text: `<a href="${GET}?access_token=${TOKEN}&amp;media_id=${ID.wecom}&amp;type=image">下载</a>`,
    expected: [{ mediaId: ID.wecom, type: 'image' }],
  },
  {
    name: 'a link in Markdown',
    text: `[the picture](${GET}?media_id=${ID.wecom}), please`,
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a curl command',
    text: `curl -I -G "https://api.weixin.qq.com/cgi-bin/media/get?access_token=${TOKEN}&media_id=${ID.oa}"`,
    expected: [{ mediaId: ID.oa }],
  },
  {
    name: 'a curl command with its data apart',
    text: `curl -G https://api.weixin.qq.com/cgi-bin/media/get \\\n  -d access_token=${TOKEN} \\\n  -d media_id=${ID.oa} \\\n  -o out.jpg`,
    expected: [{ mediaId: ID.oa }],
  },
  {
    name: 'an nginx log',
    text: [ID.oa, ID.voice]
      .map(
        (id, at) =>
          `10.0.0.${at} - - [22/Nov/2026:10:20:3${at} +0800] "GET /cgi-bin/media/get?access_token=${TOKEN}&media_id=${id} HTTP/1.1" 200 339721 "-" "okhttp/4.9.3" rt=0.12 rid=7fA9kQ2mZx8LpW3vB6nT`,
      )
      .join('\n'),
    expected: [
      { mediaId: ID.oa, source: 'log' },
      { mediaId: ID.voice, source: 'log' },
    ],
  },
  {
    name: 'a log of names and values',
    text: `2026-11-22 10:20:33.123 INFO [http-nio-8080-exec-3] c.x.WxController : recv FromUserName=${OPENID} MsgType=image CreateTime=1763800000 MediaId=${ID.oa} MsgId=2292012345 traceId=Xk29dkfjLsoeQ83jdkA_10`,
    expected: [
      { mediaId: ID.oa, sender: OPENID, type: 'image', sentAt: 1_763_800_000, messageId: '2292012345' },
    ],
  },
  {
    name: 'a log with a callback in each line, and others between',
    text: `2026-11-22 10:20:33 DEBUG <- {"ToUserName":"gh_7f083739789a","FromUserName":"feng","CreateTime":1763800000,"MsgType":"image","MediaId":"${ID.oa}","MsgId":1}\n2026-11-22 10:20:34 INFO session Qx7_pL2mN9rT4vW8yZ1aC3eG refreshed token\n2026-11-22 10:20:35 DEBUG <- <xml><FromUserName><![CDATA[chen]]></FromUserName><MsgType><![CDATA[voice]]></MsgType><MediaId><![CDATA[${ID.voice}]]></MediaId></xml>`,
    expected: [
      { mediaId: ID.oa, sender: 'feng' },
      { mediaId: ID.voice, sender: 'chen' },
    ],
  },
  {
    name: 'headers of a download',
    text: `HTTP/1.1 200 OK\nConnection: close\nContent-Type: image/jpeg\nContent-disposition: attachment; filename="${ID.oa}.jpg"\nDate: Sun, 06 Jan 2013 10:20:18 GMT\nContent-Length: 339721\nX-Request-Id: 3f2A9kQ2mZx8LpW3vB6nTq0`,
    expected: [{ mediaId: ID.oa, source: 'log' }],
  },
  {
    name: 'a recorded exchange',
    text: `> POST /cgi-bin/media/upload?access_token=${TOKEN}&type=image HTTP/1.1\n> Content-Type: multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW\n< HTTP/1.1 200 OK\n< {"type":"image","media_id":"${ID.oa}","created_at":1763800000}`,
    expected: [{ mediaId: ID.oa, type: 'image', sentAt: 1_763_800_000 }],
  },
  {
    name: 'a HAR file',
    text: JSON.stringify({
      log: {
        entries: [
          {
            request: {
              url: `${GET}?access_token=${TOKEN}&media_id=${ID.wecom}`,
              queryString: [
                { name: 'access_token', value: TOKEN },
                { name: 'debug', value: '1' },
              ],
            },
          },
        ],
      },
    }),
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a Chinese label',
    text: `素材ID：${ID.wecom}\n发送时间：昨天下午`,
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a label with a full-width equals sign',
    text: `media_id＝${ID.wecom}`,
    expected: [{ mediaId: ID.wecom }],
  },
  {
    name: 'a block of labels',
    text: `FromUserName: wei\nMsgType: image\nCreateTime: 1763800000\nMediaId: ${ID.wecom}\nMsgId: 77`,
    expected: [{ mediaId: ID.wecom, sender: 'wei', type: 'image', sentAt: 1_763_800_000, messageId: '77' }],
  },
];
