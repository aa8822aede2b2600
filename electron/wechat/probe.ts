import type { Dialect } from '../contract/account.ts';
import { refusesMediaId } from '../contract/errcodes/find.ts';
import { failWith, succeed, type Result } from '../contract/errors.ts';
import { probeCost } from '../contract/probe-cost.ts';
import { downloadAddress } from './addresses.ts';
import {
  describeOddAnswer,
  isHtml,
  MAX_JSON_BYTES,
  readJsonObject,
  readRefusal,
  readStart,
  type CallContext,
} from './answer.ts';
import { parseContentDisposition } from './content-disposition.ts';
import { parseContentRange } from './content-range.ts';
import type { Endpoint } from './endpoint.ts';
import type { HttpAnswer } from './http.ts';

/** Range only where it is documented (wechat-api.md §4.4); elsewhere the answer's start is all that is taken. */
export const probeRequest = (endpoint: Endpoint, accessToken: string, mediaId: string) => ({
  ...downloadAddress(endpoint, accessToken, mediaId),
  headers: probeCost(endpoint.dialect) === 'one_byte' ? { range: 'bytes=0-0' } : {},
});

/** Whether an answer to media/get stands for a media_id that lives. Of a file nothing is read: the exchange ends then. */
export async function readProbe(
  answer: HttpAnswer,
  context: CallContext,
  dialect: Dialect,
): Promise<Result<{ readonly alive: boolean }>> {
  if (isFile(answer)) return succeed({ alive: true });
  const { bytes, complete } = await readStart(answer, MAX_JSON_BYTES);
  const object = complete ? readJsonObject(bytes) : null;
  const refusal = object && readRefusal(object, context);
  if (refusal?.errcode !== undefined && refusesMediaId(dialect, refusal.errcode))
    return succeed({ alive: false });
  if (refusal) return failWith(refusal);
  // A file whose name is not said, or the link to a video (§4.2).
  if (answer.status === 200 && bytes.byteLength > 0 && !isHtml(answer, bytes))
    return succeed({ alive: true });
  return failWith(describeOddAnswer(answer, bytes));
}

/** By its head alone. */
function isFile(answer: HttpAnswer): boolean {
  if (answer.status === 206) return parseContentRange(answer.header('content-range'))?.sent?.start === 0;
  return answer.status === 200 && parseContentDisposition(answer.header('content-disposition')).attachment;
}
