const HEADER = 44;

/** A WAV file of mono 16-bit samples. */
export function wavOf(samples: Int16Array, sampleRate: number): Uint8Array<ArrayBuffer> {
  const wav = new Uint8Array(HEADER + samples.length * 2);
  const view = new DataView(wav.buffer);
  const words = (at: number, text: string) => wav.set(new TextEncoder().encode(text), at);
  words(0, 'RIFF');
  view.setUint32(4, wav.length - 8, true);
  words(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // one channel
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  words(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  for (const [at, sample] of samples.entries()) view.setInt16(HEADER + at * 2, sample, true);
  return wav;
}
