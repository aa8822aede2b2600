import { fail, failWith, succeed, type AppError, type Result } from '../contract/errors.ts';
import { parseContentDisposition } from './content-disposition.ts';
import { parseContentRange, readSlice, type Slice } from './content-range.ts';
import { refuseBody, type DownloadAnswer, type DownloadedMedia } from './download.ts';
import type { HttpAnswer } from './http.ts';
import type { DownloadedPart, Intake } from './intake.ts';

/** Bytes asked for at once (wechat-api.md §4.4). */
const SLICE_BYTES = 8 * 1024 * 1024;

/** Larger media are given out in slices only (§4.4, §9 row 35), in bytes. */
const LARGEST_WHOLE = 20 * 1024 * 1024;

/** Makes the call, with these headers besides. */
export type Ask = <T>(
  headers: Readonly<Record<string, string>>,
  read: (answer: HttpAnswer) => Promise<Result<T>>,
) => Promise<Result<T>>;

interface Download {
  /** Reads an answer that is no slice: the whole file, a refusal, anything else. */
  readonly readWhole: (answer: HttpAnswer) => Promise<Result<DownloadAnswer>>;
  readonly intake: Intake;
  /** What the server says to whoever asks for too much at once. */
  readonly sliceErrcode: number;
}

type SliceAnswer =
  DownloadAnswer | { readonly kind: 'slice'; readonly file: DownloadedMedia; readonly last: boolean };

/** An answer that does not go on where the part ends, or is of another file. */
const MISFIT: AppError = { code: 'answer_unreadable', facts: { reason: 'content_range' } };

/**
 * Fetches a file whole, or slice by slice (§4.4) where part of it is there already, where it is known to be large, or
 * where the server asks for that. What does not fit together is begun anew, once.
 */
export async function downloadInSlices(ask: Ask, download: Download): Promise<Result<DownloadAnswer>> {
  const first = await fetchMissing(ask, download);
  if (first.ok || first.error !== MISFIT) return first;
  await download.intake.begin(null);
  return fetchMissing(ask, download);
}

async function fetchMissing(ask: Ask, download: Download): Promise<Result<DownloadAnswer>> {
  const { intake, readWhole, sliceErrcode } = download;
  const { bytes, total } = intake.part();
  if (bytes === 0 && (total ?? 0) <= LARGEST_WHOLE) {
    const whole = await ask({}, readWhole);
    if (whole.ok || whole.error.errcode !== sliceErrcode) return whole;
  }
  let file: DownloadedMedia = { fileName: null, contentType: null };
  for (;;) {
    const asked = nextSlice(intake.part());
    const answer = await ask({ range: `bytes=${asked.start}-${asked.end}` }, (one) =>
      receiveSlice(one, asked, download),
    );
    if (!answer.ok) return answer;
    // A server that knows no Range has sent it whole.
    if (answer.value.kind !== 'slice') return succeed(answer.value);
    const { fileName, contentType } = answer.value.file;
    file = { fileName: file.fileName ?? fileName, contentType: file.contentType ?? contentType };
    if (answer.value.last) return succeed({ kind: 'file', file });
  }
}

const nextSlice = ({ bytes, total }: DownloadedPart): Slice => ({
  start: bytes,
  end: Math.min(bytes + SLICE_BYTES, total !== null && total > bytes ? total : Infinity) - 1,
});

async function receiveSlice(
  answer: HttpAnswer,
  asked: Slice,
  { intake, readWhole }: Download,
): Promise<Result<SliceAnswer>> {
  const part = intake.part();
  const { fileName } = parseContentDisposition(answer.header('content-disposition'));
  if (answer.status === 416) {
    const total = parseContentRange(answer.header('content-range'))?.total ?? part.total;
    // Nothing is missing: an answer without a length broke off after its last byte.
    return part.bytes > 0 && part.bytes === total
      ? succeed({ kind: 'slice', file: { fileName, contentType: null }, last: true })
      : failWith(MISFIT);
  }
  if (answer.status !== 206) return readWhole(answer);

  const slice = readSlice(answer, asked, part);
  if (!slice) return failWith(MISFIT);
  const refusal = refuseBody(answer, slice.total);
  if (refusal) return failWith(refusal);
  intake.goOn(slice.total);
  for await (const chunk of answer.chunks) {
    if (intake.part().bytes + chunk.byteLength > slice.end + 1) return failWith(MISFIT);
    await intake.write(chunk);
  }
  const received = intake.part().bytes - slice.start;
  const expected = slice.end - slice.start + 1;
  if (received < expected) return fail('answer_incomplete', { facts: { received, expected } });
  const file = { fileName, contentType: answer.header('content-type') };
  return succeed({ kind: 'slice', file, last: slice.end + 1 === slice.total });
}
