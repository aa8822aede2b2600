import type { CorpusInput } from './input.ts';
import { ACCESS, COMPANY, EXTERNAL, GH, KF, OPEN, S, SHA1, SHA256, UUID } from './second-ids.ts';

export const secondDumps: readonly CorpusInput[] = [
  {
    name: '2: PHP var_dump of an array',
    text: `array(5) {\n  ["ToUserName"]=>\n  string(15) "${GH}"\n  ["FromUserName"]=>\n  string(28) "${OPEN}"\n  ["CreateTime"]=>\n  string(10) "1763791320"\n  ["MsgType"]=>\n  string(5) "image"\n  ["MediaId"]=>\n  string(64) "${S.image}"\n}`,
    expected: [{ mediaId: S.image }],
  },
  {
    name: '2: PHP print_r of an object',
    text: `EasyWeChat\\Kernel\\Messages\\Image Object\n(\n    [type:protected] => image\n    [attributes:protected] => Array\n        (\n            [media_id] => ${S.dashFirst}\n            [openid] => ${OPEN}\n        )\n)`,
    expected: [{ mediaId: S.dashFirst }],
  },
  {
    name: '2: PHP var_export and serialize',
    text: `array (\n  'media_id' => '${S.voice}',\n  'created_at' => 1763791320,\n)\na:2:{s:8:"media_id";s:64:"${S.video}";s:6:"openid";s:28:"${OPEN}";}`,
    expected: [{ mediaId: S.video }, { mediaId: S.voice }],
  },
  {
    name: '2: a row of SQL INSERT with named columns',
    text: `INSERT INTO \`wx_media\` (\`id\`, \`openid\`, \`media_id\`, \`sha1\`, \`created_at\`) VALUES (17, '${OPEN}', '${S.file}', '${SHA1}', 1763791320), (18, '${OPEN}', '${S.thumb}', '${SHA1}', 1763791321);`,
    expected: [{ mediaId: S.file }, { mediaId: S.thumb }],
  },
  {
    name: '2: SQL WHERE IN',
    text: `SELECT * FROM wx_media WHERE corp_id = '${COMPANY}' AND media_id IN ('${S.wecom}', '${S.wecom2}') ORDER BY id;`,
    expected: [{ mediaId: S.wecom }, { mediaId: S.wecom2 }],
  },
  {
    name: '2: result of mysql in a box',
    text: `mysql> select id, openid, media_id from wx_media limit 2;\n+----+------------------------------+${'-'.repeat(66)}+\n| id | openid                       | media_id${' '.repeat(57)}|\n+----+------------------------------+${'-'.repeat(66)}+\n|  1 | ${OPEN} | ${S.wecom} |\n|  2 | ${OPEN} | ${S.wecom3} |\n+----+------------------------------+${'-'.repeat(66)}+\n2 rows in set (0.00 sec)`,
    expected: [{ mediaId: S.wecom }, { mediaId: S.wecom3 }],
  },
  {
    name: '2: mysql with \\G',
    text: `*************************** 1. row ***************************\n        id: 1\n    openid: ${OPEN}\n  media_id: ${S.lineFirst}\n  file_key: uploads/2026/11/${SHA256}.jpg\n1 row in set (0.00 sec)`,
    expected: [{ mediaId: S.lineFirst }],
  },
  {
    name: '2: result of psql, aligned',
    text: ` id |                             media_id                             | msg_type \n----+${'-'.repeat(66)}+----------\n  1 | ${S.kf} | image\n  2 | ${S.kf2} | voice\n(2 rows)`,
    expected: [{ mediaId: S.kf }, { mediaId: S.kf2 }],
  },
  {
    name: '2: redis-cli: HGETALL and LRANGE',
    text: `127.0.0.1:6379> HGETALL wx:media:1001\n1) "openid"\n2) "${OPEN}"\n3) "media_id"\n4) "${S.of43}"\n127.0.0.1:6379> LRANGE wx:media:todo 0 -1\n1) "${S.kf3}"\n2) "${S.wecom2}"`,
    expected: [{ mediaId: S.of43 }, { mediaId: S.kf3 }, { mediaId: S.wecom2 }],
  },
  {
    name: '2: redis-cli: a token and a session beside an id',
    text: `127.0.0.1:6379> GET wx:access_token:${COMPANY}\n"${ACCESS}"\n127.0.0.1:6379> GET wx:media_id:17\n"${S.long}"`,
    expected: [{ mediaId: S.long }],
  },
  {
    name: '2: hits of Elasticsearch with _id and _source',
    text: JSON.stringify({
      took: 3,
      _scroll_id: `DXF1ZXJ5QW5kRmV0Y2gBAAAAAAAAAD4WYm9laVYtZndUQlNsdDcwakFMNjU1QQ==`,
      hits: {
        total: { value: 1, relation: 'eq' },
        hits: [
          {
            _index: 'wx-cb-2026.11.22',
            _id: 'Xk3jT5MBq-8cA1vN0pQz',
            _score: 1,
            _source: {
              MsgType: 'image',
              MediaId: S.bothEnds,
              FromUserName: OPEN,
              CreateTime: 1763791320,
              trace: { id: UUID },
            },
          },
        ],
      },
    }),
    expected: [{ mediaId: S.bothEnds, type: 'image', sender: OPEN, sentAt: 1763791320 }],
  },
  {
    name: '2: Kibana, document copied as a table of fields',
    text: `@timestamp\tNov 22, 2026 @ 14:02:11.345\n_id\tXk3jT5MBq-8cA1vN0pQz\n_index\twx-cb-2026.11.22\nmedia_id\t${S.padded1}\nopenid\t${OPEN}\ntrace.id\t4bf92f3577b34da6a3ce929d0e0e4736`,
    expected: [{ mediaId: S.padded1 }],
  },
  {
    name: '2: text form of a protobuf',
    text: `msgid: "CAQQluDa4QUY0On2rYSAgAMgzPrShAE="\nsender { external_userid: "${EXTERNAL}" open_kfid: "${KF}" }\nimage {\n  media_id: "${S.kf}"\n  md5: "50de8e5ae8ffe4f1df7a93841f71993a"\n}\nsend_time: 1763791320`,
    expected: [{ mediaId: S.kf }],
  },
  {
    name: '2: mongo shell document',
    text: `{\n  _id: ObjectId("674018f3a1b2c3d4e5f60718"),\n  openid: '${OPEN}',\n  mediaId: '${S.wecom3}',\n  createdAt: ISODate("2026-11-22T06:02:00.000Z")\n}`,
    expected: [{ mediaId: S.wecom3 }],
  },
  {
    name: '2: Rust {:?} of a struct and Some',
    text: `MediaMessage { msgtype: Image, media_id: Some("${S.dashLast}"), thumb_media_id: None, corp_id: "${COMPANY}" }`,
    expected: [{ mediaId: S.dashLast }],
  },
  {
    name: '2: Ruby inspect and Java Map.toString',
    text: `{:msg_type=>"image", :media_id=>"${S.image}", "pic_url"=>"http://mmbiz.qpic.cn/x"}\n{errcode=0, type=voice, media_id=${S.voice}, created_at=1763791320}`,
    expected: [{ mediaId: S.image }, { mediaId: S.voice }],
  },
  {
    name: '2: C# and Swift: camel case and upper case D',
    text: `[DBG] ResponseMessageImage { Image = Image { MediaId = ${S.of28} }, MsgType = Image }\nOptional("mediaID: ${S.long2}")`,
    expected: [{ mediaId: S.of28 }, { mediaId: S.long2 }],
  },
  {
    name: '2: batchget_material of OA with permanent ids of 43 characters',
    text: `{"total_count":2,"item_count":2,"item":[{"media_id":"${S.of43}","name":"logo_AbCdEfGhIjKlMnOpQrSt.png","update_time":1763791320,"url":"http://mmbiz.qpic.cn/sz_mmbiz_png/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/0?wx_fmt=png"},{"media_id":"${S.of43b}","name":"b.jpg","update_time":1763791321}]}`,
    expected: [{ mediaId: S.of43 }, { mediaId: S.of43b }],
  },
  {
    name: '2: get_upload_by_url_result and upload_attachment',
    text: `{"errcode":0,"errmsg":"ok","status":2,"detail":{"errcode":0,"errmsg":"ok","media_id":"${S.file}","created_at":"1763791320"}}\n{"errcode":0,"errmsg":"ok","type":"video","media_id":"${S.video}","created_at":1763791320}`,
    expected: [{ mediaId: S.file }, { mediaId: S.video, type: 'video' }],
  },
  {
    name: '2: upload of a thumb on OA; the answer has no media_id',
    text: `{"type":"thumb","thumb_media_id":"${S.thumb}","created_at":1763791320}`,
    expected: [{ mediaId: S.thumb, type: 'thumb' }],
  },
];
