import { AMR_MARK } from '../../electron/contract/amr-frames.ts';
import { amrOf, startAmrCodec, type AmrQuestion } from '../codecs/amr-codec.ts';
import { CODECS, type Ask } from './job.ts';

/** What the page does for the worker of a voice. */
export interface VoiceAids {
  /** Rejects where a codec broke. */
  readonly answer: (ask: Ask) => Promise<unknown>;
  readonly end: () => void;
}

/** Enough for the codec to be compiled while the sound is still being decoded: three frames, and a file of one. */
const WARMING: readonly AmrQuestion[] = [
  { command: 'encode', samples: new Float32Array(480), sampleRate: 8000 },
  {
    command: 'decode',
    buffer: Uint8Array.from([...new TextEncoder().encode(AMR_MARK), 0x3c, ...new Array<number>(31).fill(0)]),
  },
];

/** Chromium decodes a whole sound for a page only; and a worker that has workers cannot be terminated (fit.ts). */
export function createVoiceAids(): VoiceAids {
  const codecs = Array.from({ length: CODECS }, startCodec);
  for (const { ask } of codecs) for (const question of WARMING) ask(question).catch(() => undefined);
  return {
    answer: async (ask) => (ask.want === 'decode' ? decode(ask) : codecs[ask.codec]?.ask(ask.question)),
    end() {
      for (const { end } of codecs) end();
    },
  };
}

function startCodec() {
  const worker = startAmrCodec();
  const askNow = (question: AmrQuestion): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => resolve(amrOf(data));
      worker.onerror = reject;
      worker.postMessage(question);
    });
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask: (question: AmrQuestion): Promise<unknown> => {
      const turn = last.then(() => askNow(question));
      last = turn.catch(() => undefined);
      return turn;
    },
    end: () => worker.terminate(),
  };
}

/** One array of samples a channel; null where Chromium cannot decode it. */
async function decode({
  bytes,
  rate,
  from,
  to,
}: Extract<Ask, { readonly want: 'decode' }>): Promise<unknown> {
  const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes).catch(() => null);
  return (
    sound &&
    Array.from({ length: sound.numberOfChannels }, (_, channel) =>
      sound.getChannelData(channel).slice(from * rate, to * rate),
    )
  );
}
