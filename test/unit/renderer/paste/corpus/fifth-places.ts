import { F, N } from './fifth-ids.ts';
import type { CorpusInput } from './input.ts';

/** Ids that no field names: the place says what they are. */
export const fifthPlaces: readonly CorpusInput[] = [
  {
    name: 'fifth: response headers whose file name is the id',
    text: `HTTP/1.1 200 OK
Connection: close
Content-Type: image/jpeg
Content-disposition: attachment; filename="${F.w18}.jpg"
Cache-Control: no-cache, must-revalidate
ETag: "${N.md5}"`,
    expected: [{ mediaId: F.w18 }],
  },
  {
    name: 'fifth: a relay with the id in the path',
    text: `GET https://relay.example.com/wecom/media/${F.w19} 200 48211
GET https://relay.example.com/wecom/media/${F.w20}/download 200 1181
GET https://relay.example.com/static/app.${N.sha1.slice(0, 20)}.js 200 99
GET https://relay.example.com/users/${N.open}/profile 200 12`,
    expected: [{ mediaId: F.w19 }, { mediaId: F.w20 }],
  },
  {
    name: 'fifth: speex of the JSSDK named by its id',
    text: `< HTTP/1.1 200 OK
< Content-Type: voice/speex
< Content-disposition: attachment; filename="${F.o10}.speex"`,
    expected: [{ mediaId: F.o10 }],
  },
  {
    name: 'fifth: a list of nothing but ids',
    text: `${F.o11}\n${F.o12}\n${F.lead}\n${F.newOa}\n`,
    expected: [F.o11, F.o12, F.lead, F.newOa].map((mediaId) => ({ mediaId })),
  },
  {
    name: 'fifth: a JSON array of ids alone and one under media_ids',
    text: `["${F.w21}","${F.w22}"]
{"media_ids":["${F.w23}","${F.w24}"],"msg_ids":["7405566778899001199","7405566778899001200"]}`,
    expected: [F.w23, F.w24, F.w21, F.w22].map((mediaId) => ({ mediaId })),
  },
  {
    name: 'fifth: a chat with ids and no name but that of their kind',
    text: `阿梅 15:31
[图片] ${F.k8}
阿梅 15:32
[语音] ${F.k9}
老陈 15:33
收到`,
    expected: [{ mediaId: F.k8 }, { mediaId: F.k9 }],
  },
];
