/** Longest side of a thumbnail in pixels: twice the largest size shown. */
const LONGEST_SIDE = 192;

interface Drawing {
  /** Pixels of the source. */
  readonly width: number;
  readonly height: number;
  readonly as: 'thumbnail' | 'png';
}

/** A picture as WebP no longer than a thumbnail's side, or whole as PNG. */
export async function draw(
  source: CanvasImageSource,
  { width, height, as }: Drawing,
): Promise<Uint8Array<ArrayBuffer>> {
  const scale = as === 'png' ? 1 : Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob(
    as === 'png' ? { type: 'image/png' } : { type: 'image/webp', quality: 0.8 },
  );
  return new Uint8Array(await blob.arrayBuffer());
}
