import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;

/** A callback as each language's own dump shows it. */
export const fifthSdkDumps: readonly CorpusInput[] = [
  {
    name: 'fifth: a WxMpXmlMessage as Lombok prints it',
    text: `WxMpXmlMessage(allFieldsMap=null, toUser=gh_8f2c1a90b7d4, fromUser=${N.open}, createTime=1763790012, msgType=image, content=null, menuId=null, msgId=24998811223344551, picUrl=http://mmbiz.qpic.cn/mmbiz_jpg/${N.cookie}/0, mediaId=${F.o1}, format=null, thumbMediaId=null, locationX=null, event=null, eventKey=null, ticket=null)`,
    expected: [{ mediaId: F.o1, type: 'image', sentAt: 1763790012, messageId: '24998811223344551' }],
  },
  {
    name: 'fifth: two WxCpXmlMessage in an ArrayList',
    text: `收到消息：[WxCpXmlMessage(agentId=1000002, toUserName=${N.corp}, fromUserName=ZhangSan, createTime=1763790100, msgType=voice, msgId=7390012345678901234, mediaId=${F.w1}, format=amr, recognition=null), WxCpXmlMessage(agentId=1000002, toUserName=${N.corp}, fromUserName=LiSi, createTime=1763790101, msgType=video, msgId=7390012345678901235, mediaId=${F.w2}, thumbMediaId=${F.w3})]`,
    expected: [
      { mediaId: F.w1, type: 'voice', sender: 'ZhangSan', sentAt: 1763790100 },
      { mediaId: F.w2, type: 'video', sender: 'LiSi', sentAt: 1763790101 },
      { mediaId: F.w3, type: 'thumb', sender: 'LiSi', sentAt: 1763790101 },
    ],
  },
  {
    name: 'fifth: a Go struct with %+v, pointer and nested structs',
    text: `2025/11/22 14:03:11 recv &{XMLName:{Space: Local:xml} ToUserName:${N.corp} FromUserName:WangWu CreateTime:1763791391 MsgType:file MsgID:7401122334455667788 AgentID:1000007 Extra:{MediaID:${F.w4} FileName:报价单.pdf FileSize:20481} raw:[60 120 109 108]}`,
    expected: [{ mediaId: F.w4, type: 'file', sender: 'WangWu', sentAt: 1763791391 }],
  },
  {
    name: 'fifth: a Go struct with %#v',
    text: raw`message.MixMessage{CommonToken:message.CommonToken{ToUserName:"gh_77aa", FromUserName:"${N.open}", CreateTime:1763791400, MsgType:"video"}, MsgID:24998811223344600, MediaID:"${F.o2}", ThumbMediaID:"${F.o3}", PicURL:"", Ticket:"${N.ticket}"}`,
    expected: [{ mediaId: F.o2 }, { mediaId: F.o3, type: 'thumb' }],
  },
  {
    name: 'fifth: an OrderedDict of xmltodict',
    text: `OrderedDict([('xml', OrderedDict([('ToUserName', 'gh_0e1f'), ('FromUserName', '${N.open}'), ('CreateTime', '1763791500'), ('MsgType', 'voice'), ('MediaId', '${F.o4}'), ('Format', 'amr'), ('MsgId', '24998811223344611'), ('Recognition', None)]))])`,
    expected: [{ mediaId: F.o4, type: 'voice', sentAt: 1763791500, messageId: '24998811223344611' }],
  },
  {
    name: 'fifth: a Python dict from kf sync_msg through pprint',
    text: `{'errcode': 0,
 'errmsg': 'ok',
 'has_more': 0,
 'msg_list': [{'external_userid': '${N.external}',
               'image': {'media_id': '${F.k1}'},
               'msgid': '${N.kfMsg}',
               'msgtype': 'image',
               'open_kfid': '${N.openKf}',
               'origin': 3,
               'send_time': 1763791600}],
 'next_cursor': '${N.cursor}'}`,
    expected: [{ mediaId: F.k1, type: 'image', sender: N.external, sentAt: 1763791600, messageId: N.kfMsg }],
  },
  {
    name: 'fifth: wechatpy repr and a dataclass beside it',
    text: `ImageMessage({'ToUserName': '${N.corp}', 'FromUserName': 'zhaoliu', 'CreateTime': '1763791700', 'MsgType': 'image', 'PicUrl': 'https://wework.qpic.cn/wwpic3az/${N.sha1}/0', 'MsgId': '7402233445566778899', 'MediaId': '${F.w5}', 'AgentID': '1000003'})
IncomingMedia(media_id='${F.w6}', kind='voice', sender='zhaoliu', attempts=0, token='${N.secret}')`,
    expected: [{ mediaId: F.w5, type: 'image', sender: 'zhaoliu', sentAt: 1763791700 }, { mediaId: F.w6 }],
  },
  {
    name: 'fifth: PHP print_r of EasyWeChat',
    text: `Array
(
    [ToUserName] => gh_c0ffee123456
    [FromUserName] => ${N.open}
    [CreateTime] => 1763791800
    [MsgType] => shortvideo
    [MediaId] => ${F.o5}
    [ThumbMediaId] => ${F.o6}
    [MsgId] => 24998811223344622
    [Encrypt] => ${N.base64}
)`,
    expected: [
      { mediaId: F.o5, type: 'video', sentAt: 1763791800, messageId: '24998811223344622' },
      { mediaId: F.o6, type: 'thumb' },
    ],
  },
  {
    name: 'fifth: PHP var_dump',
    text: `array(6) {
  ["ToUserName"]=>
  string(18) "${N.corp}"
  ["FromUserName"]=>
  string(7) "QianQi7"
  ["CreateTime"]=>
  int(1763791900)
  ["MsgType"]=>
  string(5) "image"
  ["MediaId"]=>
  string(${F.w7.length}) "${F.w7}"
  ["MsgId"]=>
  string(19) "7403344556677889900"
}`,
    expected: [{ mediaId: F.w7, type: 'image', sender: 'QianQi7', sentAt: 1763791900 }],
  },
  {
    name: 'fifth: PHP var_export of a stdClass and Laravel dd',
    text: raw`(object) array(
   'errcode' => 0,
   'type' => 'file',
   'media_id' => '${F.w8}',
   'created_at' => '1763792000',
)
^ array:3 [▼
  "MsgType" => "voice"
  "MediaId" => "${F.o7}"
  "AppSecret" => "${N.appSecret}"
]`,
    expected: [
      { mediaId: F.w8, type: 'file' },
      { mediaId: F.o7, type: 'voice' },
    ],
  },
  {
    name: 'fifth: Ruby inspect, symbols and strings, old and new rocket',
    text: `{"MsgType"=>"image", "MediaId"=>"${F.o8}", "CreateTime"=>"1763792100"}
{:msgtype=>"voice", :voice=>{:media_id=>"${F.k2}"}, :send_time=>1763792101}
{msgtype: "file", file: {media_id: "${F.k3}"}}
#<WeChat::Message:0x00007f9b1c0a2b38 @msg_type="video", @media_id="${F.k4}", @nonce="${N.sha1}">`,
    expected: [
      { mediaId: F.o8, type: 'image', sentAt: 1763792100 },
      { mediaId: F.k2, type: 'voice', sentAt: 1763792101 },
      { mediaId: F.k3, type: 'file' },
      { mediaId: F.k4 },
    ],
  },
  {
    name: 'fifth: a C# record and an ObjectDumper',
    text: `RequestMessageImage { MediaId = ${F.o9}, PicUrl = http://mmbiz.qpic.cn/x/0, MsgId = 24998811223344633, FromUserName = ${N.open} }
{RequestMessageVoice}
  MediaId: "${F.o10}"
  Format: "amr"
  MsgType: RequestMsgType.Voice
  Encrypt: null`,
    expected: [{ mediaId: F.o9, messageId: '24998811223344633' }, { mediaId: F.o10 }],
  },
  {
    name: 'fifth: Rust {:?} and {:#?}',
    text: `Image(ImageMessage { media_id: "${F.w9}", pic_url: Some("https://wework.qpic.cn/a/0"), msg_id: 7404455667788990011 })
KfMessage {
    msgid: "${N.kfMsg}",
    external_userid: Some(
        "${N.external}",
    ),
    body: Voice {
        media_id: "${F.k5}",
    },
    thumb_media_id: None,
}`,
    expected: [{ mediaId: F.w9 }, { mediaId: F.k5 }],
  },
  {
    name: 'fifth: Kotlin data class, Swift dump, Scala case class, Dart',
    text: `KfMessage(msgId=${N.kfMsg}, type=IMAGE, media=Media(mediaId=${F.k6}, size=10233), cursor=${N.cursor})
▿ Optional<Media>
  ▿ some: Media
    - mediaId: "${F.w10}"
    - kind: Kind.voice
ImageMsg(mediaId = "${F.w11}", fromUser = "sunba")
Media{mediaId: ${F.w12}, type: MediaType.file}`,
    expected: [{ mediaId: F.w12 }, { mediaId: F.k6 }, { mediaId: F.w10 }, { mediaId: F.w11 }],
  },
];
