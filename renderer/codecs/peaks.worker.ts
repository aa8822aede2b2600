import { AudioSampleSink, type AudioSample, type InputAudioTrack } from 'mediabunny';
import { withMedia } from '../conversion/media-input.ts';

/** Of a sound longer than ten minutes no waveform is drawn. */
const MOST_SECONDS = 600;

/** Ten minutes in packets of 20 ms: shorter ones would only take longer. */
const MOST_PACKETS = 30_000;

/** Peaks a second: enough for the bars of half a second. */
const PEAKS = 200;

/** Packet by packet: a small file can hold hours, whatever its header says, and all of them would not fit in memory. */
async function peaksOf(track: InputAudioTrack): Promise<Float32Array | null> {
  const peaks: number[] = [];
  let packets = 0;
  let frames = 0;
  for await (const sample of new AudioSampleSink(track).samples()) {
    packets += 1;
    if (packets <= MOST_PACKETS) addPeaks(peaks, sample, frames);
    frames += sample.numberOfFrames;
    sample.close();
    if (packets > MOST_PACKETS || peaks.length > MOST_SECONDS * PEAKS) return null;
  }
  return peaks.length === 0 ? null : Float32Array.from(peaks);
}

/** Of its first channel. */
function addPeaks(peaks: number[], sample: AudioSample, before: number): void {
  const plane = new Float32Array(sample.numberOfFrames);
  sample.copyTo(plane, { planeIndex: 0, format: 'f32-planar' });
  const stretch = Math.max(1, Math.floor(sample.sampleRate / PEAKS));
  for (const [at, value] of plane.entries()) {
    const peak = Math.floor((before + at) / stretch);
    peaks[peak] = Math.max(peaks[peak] ?? 0, Math.abs(value));
  }
}

async function answerFor(address: string): Promise<Float32Array | null> {
  const answer = await fetch(address);
  if (!answer.ok) return null;
  return withMedia(new Uint8Array(await answer.arrayBuffer()), async (input) => {
    const track = await input.getPrimaryAudioTrack();
    return track && peaksOf(track);
  });
}

// A worker's script, asked through decode-voice.ts.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void answerFor(data)
    .catch(() => null)
    .then((answer) => postMessage(answer));
});
