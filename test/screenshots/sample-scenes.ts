import type { Page } from '@playwright/test';

/** What customers of a tea house send pictures of. */
export type Scene = 'teapot' | 'parcel' | 'receipt' | 'shop' | 'field' | 'cup' | 'tin';

/** Draws one as a JPEG in the page's own canvas, 640 × 480 or upright, so that nobody's picture has to be shipped. */
export async function drawScene(page: Page, scene: Scene, words: string): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([what, text]) => {
      const isUpright = what === 'receipt' || what === 'tin';
      const [width, height] = isUpright ? [480, 640] : [640, 480];
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      const fill = (colour: string, ...at: [number, number, number, number]) => {
        pen.fillStyle = colour;
        pen.fillRect(...at);
      };
      const shape = (colour: string, path: string) => {
        pen.fillStyle = colour;
        pen.fill(new Path2D(path));
      };
      const line = (colour: string, thick: number, path: string) => {
        pen.strokeStyle = colour;
        pen.lineWidth = thick;
        pen.lineCap = 'round';
        pen.lineJoin = 'round';
        pen.stroke(new Path2D(path));
      };
      const oval = (colour: string, x: number, y: number, wide: number, high: number) => {
        pen.fillStyle = colour;
        pen.beginPath();
        pen.ellipse(x, y, wide, high, 0, 0, Math.PI * 2);
        pen.fill();
      };
      const write = (colour: string, size: number, x: number, y: number, said = text) => {
        pen.fillStyle = colour;
        pen.font = `600 ${size}px "Noto Sans CJK SC", sans-serif`;
        pen.textAlign = 'center';
        pen.fillText(said, x, y, 300);
      };
      const table = (wall: string, wood: string, edge: number) => {
        fill(wall, 0, 0, width, height);
        const light = pen.createRadialGradient(width * 0.3, 60, 20, width * 0.3, 60, width);
        light.addColorStop(0, 'rgb(255 255 255 / 55%)');
        light.addColorStop(1, 'rgb(255 255 255 / 0%)');
        pen.fillStyle = light;
        pen.fillRect(0, 0, width, height);
        fill(wood, 0, edge, width, height - edge);
        for (let at = edge + 30; at < height; at += 38) fill('rgb(60 30 10 / 12%)', 0, at, width, 3);
      };
      const scenes: Record<typeof what, () => void> = {
        teapot: () => {
          table('#dfe7e2', '#b98a5e', 300);
          oval('rgb(50 25 10 / 28%)', 330, 392, 190, 22);
          line('#7b3f2a', 26, 'M455 225 C560 200 570 345 450 335');
          shape('#8f4a31', 'M205 250 L110 185 L88 200 L190 340 Z');
          oval('#a2553a', 330, 290, 150, 108);
          oval('#8f4a31', 330, 196, 82, 20);
          oval('#a2553a', 330, 186, 74, 18);
          oval('#7b3f2a', 330, 164, 18, 16);
          oval('rgb(255 255 255 / 22%)', 275, 250, 34, 52);
          line('#2c1610', 5, 'M372 196 L352 238 L388 262 L362 306 L392 340 L378 388');
          line('#2c1610', 3, 'M388 262 L424 274 M362 306 L330 320');
        },
        parcel: () => {
          table('#e9e4da', '#8d949c', 330);
          oval('rgb(20 20 20 / 26%)', 330, 428, 220, 20);
          shape('#c99b62', 'M130 190 L320 240 L320 430 L130 360 Z');
          shape('#b3854e', 'M320 240 L520 185 L520 350 L320 430 Z');
          shape('#dcb47e', 'M130 190 L335 140 L520 185 L320 240 Z');
          shape('#efe3c4', 'M222 214 L424 162 L452 169 L250 222 L250 300 L222 290 Z');
          shape('#fbfaf5', 'M352 268 L486 230 L486 305 L352 348 Z');
          for (const at of [0, 1, 2])
            line('#70706c', 5, `M366 ${286 + at * 18} L${456 - at * 24} ${260 + at * 22}`);
          shape('#5b4022', 'M130 330 L176 322 L196 384 L130 360 Z');
          line('#5b4022', 4, 'M176 322 L210 300 M196 384 L226 372');
        },
        receipt: () => {
          table('#6b4a34', '#59402e', 0);
          pen.rotate(-0.045);
          fill('rgb(0 0 0 / 25%)', 88, 62, 300, 560);
          fill('#fdfcf8', 78, 50, 300, 560);
          write('#2a2a28', 34, 228, 112);
          line('#b0aea6', 2, 'M104 138 L352 138');
          for (const [at, long] of [150, 108, 176, 92, 130, 160].entries()) {
            fill('#85837c', 104, 164 + at * 42, long, 13);
            fill('#3a3a37', 304, 164 + at * 42, 48, 13);
          }
          line('#b0aea6', 2, 'M104 424 L352 424');
          write('#1f1f1d', 42, 300, 480, '¥ 268');
          for (let at = 0; at < 40; at += 1) fill('#1f1f1d', 108 + at * 6, 518, (at * 7) % 5, 60);
          pen.resetTransform();
        },
        shop: () => {
          fill('#a9cbe0', 0, 0, width, 120);
          fill('#c3cfc9', 0, 110, width, 310);
          fill('#d8c7ae', 60, 40, 520, 380);
          fill('#8b8f92', 0, 410, width, 70);
          fill('#3d5a45', 90, 70, 460, 74);
          write('#f6eed6', 46, 320, 124);
          for (let at = 0; at < 10; at += 1)
            shape(at % 2 ? '#f4efe2' : '#b8483c', `M${90 + at * 46} 160 h46 l-6 46 q-17 16 -34 0 Z`);
          fill('#2e3f47', 104, 224, 180, 150);
          fill('#f3d9a0', 114, 234, 160, 130);
          for (const at of [0, 1, 2]) fill('#6f8b4e', 128 + at * 50, 290 - at * 14, 34, 74 + at * 14);
          fill('#5b3b28', 320, 224, 96, 190);
          fill('#f3d9a0', 332, 236, 72, 90);
          fill('#2e3f47', 446, 224, 92, 150);
          fill('#bcd3da', 454, 232, 76, 134);
          oval('#4f7a45', 564, 380, 34, 42);
          fill('#8c5a3c', 540, 398, 48, 36);
        },
        field: () => {
          const sky = pen.createLinearGradient(0, 0, 0, 260);
          sky.addColorStop(0, '#7fb4d8');
          sky.addColorStop(1, '#fbe6c4');
          pen.fillStyle = sky;
          pen.fillRect(0, 0, width, height);
          oval('#fff4d2', 470, 150, 46, 46);
          shape('#8ca6a0', 'M0 240 Q130 110 270 225 Q380 150 640 250 V480 H0 Z');
          shape('#5f8f5c', 'M0 300 Q200 200 640 290 V480 H0 Z');
          for (const at of [0, 1, 2, 3, 4, 5]) {
            const y = 300 + at * 34;
            line(at % 2 ? '#3f7a3d' : '#2f6632', 20 + at * 2, `M0 ${y + 20} Q200 ${y - 62} 640 ${y + 4}`);
          }
        },
        cup: () => {
          table('#efe5d6', '#9c6b48', 230);
          oval('rgb(40 20 10 / 26%)', 320, 402, 200, 30);
          oval('#e9edf0', 320, 386, 192, 40);
          oval('#ffffff', 320, 378, 176, 32);
          line('#f4f7f8', 22, 'M432 250 C520 238 512 350 410 340');
          shape('#ffffff', 'M190 226 Q202 380 320 384 Q438 380 450 226 Z');
          oval('#e4e9eb', 320, 226, 130, 34);
          oval('#a8b55a', 320, 230, 116, 26);
          line('#5f7a2c', 7, 'M282 232 q26 -14 52 -2 M340 240 q18 -10 34 0');
          for (const at of [270, 320, 370])
            line('rgb(255 255 255 / 70%)', 9, `M${at} 180 q-22 -34 0 -64 q22 -30 0 -60`);
        },
        tin: () => {
          table('#dcd3e0', '#a7866a', 440);
          oval('rgb(30 15 20 / 28%)', 240, 560, 150, 22);
          fill('#2f6a57', 110, 190, 260, 360);
          oval('#2f6a57', 240, 550, 130, 22);
          fill('rgb(255 255 255 / 14%)', 140, 190, 34, 366);
          fill('#c9a253', 104, 130, 272, 74);
          oval('#c9a253', 240, 204, 136, 18);
          oval('#dcbb74', 240, 130, 136, 22);
          fill('#f5edd8', 150, 300, 180, 170);
          write('#2f4d3f', 28, 240, 384);
          line('#6f8b4e', 8, 'M200 440 q40 -46 84 -16 q-36 34 -84 16');
        },
      };
      scenes[what]();
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [scene, words] as const,
  );
  return Buffer.from(base64, 'base64');
}
