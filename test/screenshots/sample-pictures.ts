import type { Page } from '@playwright/test';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Degrees on the colour wheel. */
  readonly hue: number;
  readonly words: string;
}

/** Paints a small poster in the page's own canvas, so that no picture of anyone has to be shipped. */
export async function paint(
  page: Page,
  picture: Picture,
  type: 'image/png' | 'image/jpeg' | 'image/webp',
): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ width, height, hue, words, type }) => {
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      const sky = pen.createLinearGradient(0, 0, width * 0.3, height);
      sky.addColorStop(0, `hsl(${hue} 62% 88%)`);
      sky.addColorStop(1, `hsl(${hue + 35} 55% 62%)`);
      pen.fillStyle = sky;
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = `hsl(${hue + 180} 70% 92% / 0.85)`;
      pen.beginPath();
      pen.arc(width * 0.72, height * 0.28, Math.min(width, height) * 0.14, 0, Math.PI * 2);
      pen.fill();
      for (const [index, lightness] of [52, 42, 32].entries()) {
        pen.fillStyle = `hsl(${hue + 20} 38% ${lightness}%)`;
        pen.beginPath();
        pen.moveTo(0, height);
        for (let x = 0; x <= width; x += 4) {
          const wave = Math.sin(x / (width / (3 + index * 2)) + index * 2.1) * height * 0.05;
          pen.lineTo(x, height * (0.56 + index * 0.13) + wave);
        }
        pen.lineTo(width, height);
        pen.fill();
      }
      pen.fillStyle = 'white';
      pen.font = `600 ${Math.round(width * 0.1)}px "Noto Sans CJK SC", sans-serif`;
      pen.fillText(words, width * 0.08, height * 0.2);
      const blob = await canvas.convertToBlob({ type, quality: 0.85 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { ...picture, type },
  );
  return Buffer.from(base64, 'base64');
}
