import libheif from 'libheif-js/libheif-wasm/libheif-bundle.mjs';

/** Decodes the first picture of a HEIC file; answers null where it cannot. LGPL-3.0: nothing else is in this script. */
self.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => {
  void decode(data).then(
    (picture) =>
      picture ? self.postMessage(picture, { transfer: [picture.data.buffer] }) : self.postMessage(null),
    () => self.postMessage(null),
  );
});

async function decode(bytes: Uint8Array): Promise<ImageData | null> {
  const { HeifDecoder } = libheif();
  const picture = new HeifDecoder().decode(bytes)[0];
  if (!picture) return null;
  const pixels = new ImageData(picture.get_width(), picture.get_height());
  return new Promise((resolve) => picture.display(pixels, resolve));
}
