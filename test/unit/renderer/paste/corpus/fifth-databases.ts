import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

const raw = String.raw;

/** Rows out of databases. */
export const fifthDatabases: readonly CorpusInput[] = [
  {
    name: 'fifth: mysql \\G',
    text: `*************************** 1. row ***************************
           id: 88123
     media_id: ${F.o1}
     msg_type: image
    from_user: ${N.open}
      msg_id: 24998811223344701
   secret_key: ${N.secret}
 create_time: 1763794000
*************************** 2. row ***************************
           id: 88124
     media_id: ${F.under}
     msg_type: voice
    from_user: ${N.open}
2 rows in set (0.00 sec)`,
    expected: [{ mediaId: F.o1 }, { mediaId: F.under }],
  },
  {
    name: 'fifth: mysql box with a null and a hash column',
    text: `+-------+--------------------------------------------------------------+------------------------------------------------------------------+----------+
| id    | media_id                                                     | sha256                                                           | msg_type |
+-------+--------------------------------------------------------------+------------------------------------------------------------------+----------+
| 10221 | ${F.w2}                  | ${N.sha256} | image    |
| 10222 | NULL                                                         | ${N.sha256} | text     |
| 10223 | ${F.w3}                  | NULL                                                             | voice    |
+-------+--------------------------------------------------------------+------------------------------------------------------------------+----------+`,
    expected: [
      { mediaId: F.w2, type: 'image' },
      { mediaId: F.w3, type: 'voice' },
    ],
  },
  {
    name: 'fifth: psql aligned, expanded and unaligned',
    text: ` id |                media_id                |               etag
----+----------------------------------------+----------------------------------
  7 | ${F.w4} | ${N.md5}
(1 row)

-[ RECORD 1 ]-+----------------------------------------
id            | 8
media_id      | ${F.w5}
open_id       | ${N.open}

id|media_id|uuid
9|${F.w6}|${N.uuid}
(1 row)`,
    expected: [{ mediaId: F.w4 }, { mediaId: F.w5 }, { mediaId: F.w6 }],
  },
  {
    name: 'fifth: MongoDB shell documents',
    text: `{
  _id: ObjectId("65f1c0ffee65f1c0ffee65f1"),
  openKfId: '${N.openKf}',
  msgType: 'image',
  image: { mediaId: '${F.k1}' },
  sendTime: ISODate("2025-11-22T06:40:00.000Z"),
  digest: BinData(0, "${N.sessionKey}")
}
{ "_id" : ObjectId("65f1c0ffee65f1c0ffee65f2"), "media_id" : "${F.k2}", "size" : NumberLong(20481) }`,
    expected: [{ mediaId: F.k1, type: 'image' }, { mediaId: F.k2 }],
  },
  {
    name: 'fifth: SQL INSERT of several rows, columns named',
    text: `INSERT INTO \`wx_media\` (\`id\`, \`media_id\`, \`access_token\`, \`kind\`, \`created_at\`) VALUES
(1, '${F.o2}', '${N.token}', 'image', '2025-11-22 14:41:00'),
(2, '${F.o3}', '${N.token}', 'voice', '2025-11-22 14:41:05'),
(3, NULL, '${N.token}', 'text', NULL);`,
    expected: [{ mediaId: F.o2 }, { mediaId: F.o3 }],
  },
  {
    name: 'fifth: SQL UPDATE and a DELETE with IN',
    text: `UPDATE kf_media SET media_id='${F.k3}', sha256='${N.sha256}' WHERE id=12;
delete from kf_media where media_id in ('${F.k4}', '${F.k5}');
SELECT * FROM wx_user WHERE openid = '${N.open}' AND unionid = '${N.union}';`,
    expected: [{ mediaId: F.k3 }, { mediaId: F.k4 }, { mediaId: F.k5 }],
  },
  {
    name: 'fifth: redis-cli',
    text: raw`127.0.0.1:6379> HGETALL wx:media:88123
1) "media_id"
2) "${F.o4}"
3) "type"
4) "image"
5) "access_token"
6) "${N.token}"
127.0.0.1:6379> GET wx:last
"{\"mediaId\":\"${F.o5}\",\"sessionKey\":\"${N.sessionKey}\"}"
127.0.0.1:6379> GET wx:jsapi_ticket
"${N.cookie}"`,
    expected: [{ mediaId: F.o5 }, { mediaId: F.o4 }],
  },
  {
    name: 'fifth: sqlite .mode line and .mode quote',
    text: `      id = 3
media_id = ${F.w7}
 corp_id = ${N.corp}
  secret = ${N.secret}

sqlite> select id, media_id from media;
'id','media_id'
3,'${F.w8}'
4,'${F.w9}'`,
    expected: [{ mediaId: F.w7 }, { mediaId: F.w8 }, { mediaId: F.w9 }],
  },
  {
    name: 'fifth: MyBatis preparing and parameters',
    text: `==>  Preparing: INSERT INTO wx_media (media_id, msg_id, openid) VALUES (?, ?, ?)
==> Parameters: ${F.o6}(String), 24998811223344711(Long), ${N.open}(String)
<==    Updates: 1
==>  Preparing: SELECT * FROM wx_user WHERE unionid = ?
==> Parameters: ${N.union}(String)`,
    expected: [{ mediaId: F.o6 }],
  },
  {
    name: 'fifth: pg COPY and a DynamoDB item',
    text: `COPY public.media (id, media_id, sha1) FROM stdin;
1	${F.w10}	${N.sha1}
2	${F.w11}	\\N
\\.

{"Item":{"pk":{"S":"MEDIA#1"},"media_id":{"S":"${F.w12}"},"ttl":{"N":"1764053000"}}}`,
    expected: [{ mediaId: F.w12 }, { mediaId: F.w10 }, { mediaId: F.w11 }],
  },
];
