import type { CorpusInput } from './input.ts';
import {
  ACCESS,
  COMPANY,
  EXTERNAL,
  GH,
  KF,
  KF_MESSAGE,
  OPEN,
  OPEN2,
  S,
  SDK_FILE,
  SHA1,
  UUID,
} from './second-ids.ts';

const head = (type: string, to: string = COMPANY, from = 'zhangsan') =>
  `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName><CreateTime>1763791320</CreateTime><MsgType><![CDATA[${type}]]></MsgType>`;

const item = (msgtype: string, body: string, at = 1) =>
  `{"msgid":"${KF_MESSAGE}${at}","open_kfid":"${KF}","external_userid":"${EXTERNAL}","send_time":${1763791320 + at},"origin":3,"msgtype":"${msgtype}","${msgtype}":${body}}`;

export const secondCallbacks: readonly CorpusInput[] = [
  {
    name: '2: WeCom image callback on one line, AgentID and PicUrl beside it',
    text: `${head('image')}<PicUrl><![CDATA[https://wework.qpic.cn/wwpic/123456_AbCdEfGhIjKlMn_1763791320/0]]></PicUrl><MediaId><![CDATA[${S.wecom}]]></MediaId><MsgId>7438241129375948801</MsgId><AgentID>1000002</AgentID></xml>`,
    expected: [
      {
        mediaId: S.wecom,
        source: 'callback_xml',
        type: 'image',
        sender: 'zhangsan',
        addressee: COMPANY,
        messageId: '7438241129375948801',
        sentAt: 1763791320,
      },
    ],
  },
  {
    name: '2: WeCom voice callback, Format amr',
    text: `${head('voice')}\n  <MediaId><![CDATA[${S.wecom2}]]></MediaId>\n  <Format><![CDATA[amr]]></Format>\n  <MsgId>1234567890123456</MsgId>\n  <AgentID>1</AgentID>\n</xml>`,
    expected: [{ mediaId: S.wecom2, type: 'voice', messageId: '1234567890123456' }],
  },
  {
    name: '2: OA voice with 16K id and Recognition that holds words in Latin letters',
    text: `${head('voice', GH, OPEN)}<Format><![CDATA[amr]]></Format><MediaId><![CDATA[${S.voice}]]></MediaId><MediaId16K><![CDATA[${S.voice}]]></MediaId16K><Recognition><![CDATA[请把internationalization那份pdf发给我，单号SF1234567890123456789]]></Recognition><MsgId>23000000000000001</MsgId></xml>`,
    expected: [{ mediaId: S.voice, type: 'voice', sender: OPEN, addressee: GH }],
  },
  {
    name: '2: OA shortvideo, MediaId and ThumbMediaId',
    text: `${head('shortvideo', GH, OPEN2)}<MediaId><![CDATA[${S.video}]]></MediaId><ThumbMediaId><![CDATA[${S.thumb}]]></ThumbMediaId><MsgId>24567</MsgId></xml>`,
    expected: [
      { mediaId: S.video, type: 'video', sentAt: 1763791320 },
      { mediaId: S.thumb, type: 'thumb', sender: OPEN2 },
    ],
  },
  {
    name: '2: OA video whose thumb is empty',
    text: `${head('video', GH, OPEN)}<MediaId><![CDATA[${S.video}]]></MediaId><ThumbMediaId><![CDATA[]]></ThumbMediaId><MsgId>24568</MsgId></xml>`,
    expected: [{ mediaId: S.video, type: 'video' }],
  },
  {
    name: '2: OA file message with FileKey, FileMd5 and FileTotalLen',
    text: `${head('file', GH, OPEN)}<Title><![CDATA[报价单 2026-11.xlsx]]></Title><Description><![CDATA[]]></Description><FileKey><![CDATA[ajHs8d7f6g5h4j3k2l1zXcVbNmQwErTyUi]]></FileKey><FileMd5><![CDATA[0cc175b9c0f1b6a831c399e269772661]]></FileMd5><FileTotalLen><![CDATA[20480]]></FileTotalLen><MsgId>24569</MsgId></xml>`,
    expected: [],
  },
  {
    name: '2: OA link message, nothing to fetch',
    text: `${head('link', GH, OPEN)}<Title><![CDATA[公众平台官网链接]]></Title><Description><![CDATA[desc]]></Description><Url><![CDATA[https://mp.weixin.qq.com/s/8Kx_1ZbM3nYvT-0qLrWc5A?chksm=ea1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d]]></Url><MsgId>1234567890123457</MsgId></xml>`,
    expected: [],
  },
  {
    name: '2: WeCom location and a click event, nothing to fetch',
    text: `${head('location')}<Location_X>23.134521</Location_X><Location_Y>113.358803</Location_Y><Scale>20</Scale><Label><![CDATA[广州市海珠区客村艺苑路 27号]]></Label><MsgId>1234567890123456</MsgId><AgentID>1</AgentID><AppType><![CDATA[wxwork]]></AppType></xml>\n${head('event')}<Event><![CDATA[click]]></Event><EventKey><![CDATA[V1001_TODAY_MUSIC_RECOMMENDATION]]></EventKey><AgentID>1</AgentID></xml>`,
    expected: [],
  },
  {
    name: '2: OA pic_photo_or_album event: picture md5 sums only',
    text: `${head('event', GH, OPEN)}<Event><![CDATA[pic_photo_or_album]]></Event><EventKey><![CDATA[6]]></EventKey><SendPicsInfo><Count>1</Count><PicList><item><PicMd5Sum><![CDATA[5a75aaca956d97be686719218f275c6b]]></PicMd5Sum></item></PicList></SendPicsInfo></xml>`,
    expected: [],
  },
  {
    name: '2: WeCom upload_media_job_finish event: a job, no media_id',
    text: `${head('event')}<Event><![CDATA[upload_media_job_finish]]></Event><JobId><![CDATA[jobid_S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4]]></JobId></xml>`,
    expected: [],
  },
  {
    name: '2: passive replies of OA: image and video with title',
    text: `<xml>\n<ToUserName><![CDATA[${OPEN}]]></ToUserName>\n<FromUserName><![CDATA[${GH}]]></FromUserName>\n<CreateTime>1763791400</CreateTime>\n<MsgType><![CDATA[video]]></MsgType>\n<Video>\n<MediaId><![CDATA[${S.of43}]]></MediaId>\n<Title><![CDATA[操作演示]]></Title>\n<Description><![CDATA[how_to_use_the_product_step_by_step]]></Description>\n</Video>\n</xml>`,
    expected: [{ mediaId: S.of43, type: 'video' }],
  },
  {
    name: '2: passive reply music with ThumbMediaId',
    text: `<xml><ToUserName><![CDATA[${OPEN}]]></ToUserName><FromUserName><![CDATA[${GH}]]></FromUserName><CreateTime>1763791400</CreateTime><MsgType><![CDATA[music]]></MsgType><Music><Title><![CDATA[TITLE]]></Title><MusicUrl><![CDATA[https://music.example.com/a/b/c/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789.mp3]]></MusicUrl><ThumbMediaId><![CDATA[${S.thumb}]]></ThumbMediaId></Music></xml>`,
    expected: [{ mediaId: S.thumb, type: 'thumb' }],
  },
  {
    name: '2: MP callback as JSON, MiniProgram page with pagepath and thumb',
    text: `{"ToUserName":"${GH}","FromUserName":"${OPEN}","CreateTime":1763791320,"MsgType":"miniprogrampage","MsgId":1234567890123456,"Title":"t","AppId":"wx5823bf96d3bd56c7","PagePath":"pages/index/index?id=AbCdEf0123456789AbCdEf0123456789","ThumbUrl":"http://mmbiz.qpic.cn/x","ThumbMediaId":"${S.thumb}"}`,
    expected: [{ mediaId: S.thumb, sender: OPEN, sentAt: 1763791320 }],
  },
  {
    name: '2: MP image callback as JSON with encrypted twin',
    text: `{"ToUserName":"${GH}","FromUserName":"${OPEN}","CreateTime":1763791320,"MsgType":"image","PicUrl":"http://mmbiz.qpic.cn/mmbiz_jpg/AbCdEfGhIjKlMn/0","MediaId":"${S.image}","MsgId":23456789012345678}\n{"ToUserName":"${GH}","Encrypt":"${SDK_FILE}"}`,
    expected: [{ mediaId: S.image, type: 'image', source: 'callback_json' }],
    encrypted: 1,
  },
  {
    name: '2: encrypted WeCom envelope with its query of a reverse proxy',
    text: `POST /callback?msg_signature=${SHA1}&timestamp=1763791320&nonce=1597212914 HTTP/1.1\n\n<xml><ToUserName><![CDATA[${COMPANY}]]></ToUserName><Encrypt><![CDATA[${SDK_FILE}]]></Encrypt><AgentID><![CDATA[1000002]]></AgentID></xml>`,
    expected: [],
    encrypted: 1,
  },
  {
    name: '2: callback XML with entities in place of CDATA, tags indented with tabs',
    text: `<xml>\n\t<ToUserName>${COMPANY}</ToUserName>\n\t<FromUserName>li.si&amp;co</FromUserName>\n\t<CreateTime>1763791320</CreateTime>\n\t<MsgType>file</MsgType>\n\t<MediaId>${S.dashFirst}</MediaId>\n\t<MsgId>99</MsgId>\n</xml>`,
    expected: [{ mediaId: S.dashFirst, type: 'file', sender: 'li.si&co', sentAt: 1763791320 }],
  },
  {
    name: '2: sync_msg with every msgtype',
    text: `{"errcode":0,"errmsg":"ok","next_cursor":"NWmIOnPxKFf865Hep6wW7lsD4gw9FzeFNwQx","has_more":0,"msg_list":[${[
      item('text', '{"content":"hello-world_1234567890_abcdefghij","menu_id":"101"}', 1),
      item('image', `{"media_id":"${S.kf}"}`, 2),
      item('voice', `{"media_id":"${S.kf2}"}`, 3),
      item('video', `{"media_id":"${S.kf3}"}`, 4),
      item('file', `{"media_id":"${S.file}"}`, 5),
      item('location', '{"latitude":23.1,"longitude":113.3,"name":"n","address":"a"}', 6),
      item(
        'link',
        '{"title":"T","desc":"D","url":"https://u.example.com/AbCdEfGhIjKlMnOpQrSt","pic_url":""}',
        7,
      ),
      item('business_card', '{"userid":"USERID_of_zhangsan"}', 8),
      item(
        'miniprogram',
        `{"title":"T","appid":"wx5823bf96d3bd56c7","pagepath":"pages/a.html","thumb_media_id":"${S.thumb}"}`,
        9,
      ),
      item(
        'msgmenu',
        '{"head_content":"您对本次服务是否满意呢?","list":[{"type":"click","click":{"id":"101_satisfied_AbCdEfGhIj","content":"满意"}}],"tail_content":"欢迎再次光临"}',
        10,
      ),
      item(
        'event',
        `{"event_type":"enter_session","open_kfid":"${KF}","scene":"123","welcome_code":"aX-9_KjHgFdSaQwErTyUiOpZxCvBnM1234567890"}`,
        11,
      ),
    ].join(',')}]}`,
    expected: [
      {
        mediaId: S.kf,
        source: 'message_list',
        type: 'image',
        sender: EXTERNAL,
        sentAt: 1763791322,
        messageId: `${KF_MESSAGE}2`,
      },
      { mediaId: S.kf2, type: 'voice', sentAt: 1763791323 },
      { mediaId: S.kf3, type: 'video', sentAt: 1763791324 },
      { mediaId: S.file, type: 'file', sentAt: 1763791325 },
      { mediaId: S.thumb, sentAt: 1763791329 },
    ],
  },
  {
    name: '2: sync_msg merged_msg, whose items hold JSON in strings',
    text: `{"errcode":0,"msg_list":[${item(
      'merged_msg',
      JSON.stringify({
        title: '群聊的聊天记录',
        item: [
          {
            sender_name: '张三',
            msgtype: 'image',
            send_time: 1763700000,
            msg_content: JSON.stringify({ msgtype: 'image', image: { media_id: S.wecom3 } }),
          },
          {
            sender_name: '李四',
            msgtype: 'text',
            send_time: 1763700001,
            msg_content: JSON.stringify({ msgtype: 'text', text: { content: '好' } }),
          },
        ],
      }),
    )}]}`,
    expected: [{ mediaId: S.wecom3, type: 'image' }],
  },
  {
    name: '2: archived chat of WeCom, decrypted: sdkfileid is no media_id',
    text: `{"msgid":"CAQQluDa4QUY0On2rYSAgAMgzPrShAE=","action":"send","from":"XuJinSheng","tolist":["icefog"],"roomid":"","msgtime":1547087894783,"msgtype":"image","image":{"md5sum":"50de8e5ae8ffe4f1df7a93841f71993a","filesize":70961,"sdkfileid":"${SDK_FILE}"}}\n{"msgid":"13714216591700685558_1603875680","action":"send","from":"kenshin","tolist":["wmErxtDgAA9AW32YyyuYRimKr7D1KWlw"],"roomid":"wrErxtDgAA0jgXE5VglEpxtnpyiWF1Ag","msgtime":1603875680000,"msgtype":"voice","voice":{"md5sum":"9db09c7fa627c9e53f17736c786a74d5","voice_size":6810,"play_length":10,"sdkfileid":"kcyZjZqOXhETGYxajB2Zkp_Rk8zYzh4RVF3ZzGdTb-2VcLT_${'Ab3'.repeat(40)}"}}`,
    expected: [],
  },
  {
    name: '2: custom/send of OA, mpnews and image, with its answer',
    text: `POST /cgi-bin/message/custom/send?access_token=${ACCESS}\n{"touser":"${OPEN}","msgtype":"mpnews","mpnews":{"media_id":"${S.of43b}"}}\n{"touser":"${OPEN}","msgtype":"image","image":{"media_id":"${S.image2}"}}\n{"errcode":0,"errmsg":"ok"}`,
    expected: [{ mediaId: S.of43b }, { mediaId: S.image2, type: 'image' }],
  },
  {
    name: '2: message/send of WeCom to a member, trace id beside it',
    text: `{"touser":"zhangsan|lisi","toparty":"1","msgtype":"file","agentid":1000002,"file":{"media_id":"${S.lineLast}"},"safe":0,"enable_duplicate_check":0,"trace_id":"${UUID}"}`,
    expected: [{ mediaId: S.lineLast, type: 'file' }],
  },
  {
    name: '2: template card and mpnews of WeCom with thumb_media_id twice',
    text: `{"touser":"@all","msgtype":"mpnews","agentid":0,"mpnews":{"articles":[{"title":"月报","thumb_media_id":"${S.wecom}","author":"A","content_source_url":"https://x.example.com/?a=AbCdEfGhIjKlMnOpQrStUvWxYz123456","content":"<p>正文</p>","digest":"d"},{"title":"二","thumb_media_id":"${S.wecom2}","content":"c"}]}}`,
    expected: [{ mediaId: S.wecom }, { mediaId: S.wecom2 }],
  },
];
