import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../electron/contract/errors.ts';
import type { fit } from '../../renderer/conversion/fit.ts';
import type { createVoiceReadiness } from '../../renderer/conversion/voice-workers.ts';
import type { ConversionSource, FitTarget, Fitted } from '../../renderer/conversion/job.ts';
import { test as base, type RunningApp } from '../e2e/app-fixture.ts';
import { createUpload, type Upload } from './upload.ts';

/** What came out, as a file; or the error. Times in ms. */
export type Converted =
  | (Omit<Fitted, 'blob'> & {
      readonly ok: true;
      readonly path: string;
      readonly bytes: number;
      readonly took: number;
      readonly progress: readonly number[];
    })
  | { readonly ok: false; readonly error: AppError; readonly took: number };

export interface Converter {
  readonly app: RunningApp;
  readonly convert: (path: string, target: FitTarget, options?: ConvertOptions) => Promise<Converted>;
}

export interface ConvertOptions {
  /** Hands the bytes over instead of a URL. */
  readonly asBlob?: boolean;
  /** Cancels so many ms after the start. */
  readonly cancelAfter?: number;
  /** Says the file is as large as this. */
  readonly size?: number;
  /** Has the workers of a voice started before, as a card on the screen does. */
  readonly isReady?: boolean;
}

const SUFFIXES: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/amr': 'amr',
  'video/mp4': 'mp4',
};

/** The engine as it ships: the built script, in the page of the real app, under its policy. */
export const test = base.extend<{ converter: Converter; upload: Upload }>({
  upload: async ({ server }, use) => use(createUpload(server)),

  converter: async ({ launch, scratch }, use) => {
    const app = await launch();
    await serveFiles(app);
    const scripts = { fitScript: './assets/fit.js', readinessScript: './assets/voice-workers.js' };
    let made = 0;
    await use({
      app,
      convert: async (path, target, options = {}) => {
        const size = options.size ?? (await stat(path)).size;
        const url = `media://test/${Buffer.from(path).toString('hex')}`;
        const answer = await app.page.evaluate(runFit, {
          ...{ ...scripts, url, size, target, isReady: options.isReady ?? false },
          ...{ asBlob: options.asBlob ?? false, cancelAfter: options.cancelAfter ?? null },
        });
        if (!answer.ok) return answer;
        const output = join(scratch, `made-${(made += 1)}.${SUFFIXES[answer.contentType] ?? ''}`);
        const { base64, ...facts } = answer;
        const content = Buffer.from(base64, 'base64');
        await writeFile(output, content);
        return { ...facts, path: output, bytes: content.byteLength };
      },
    });
  },
});

interface Ask {
  readonly fitScript: string;
  readonly readinessScript: string;
  readonly url: string;
  readonly size: number;
  readonly target: FitTarget;
  readonly asBlob: boolean;
  readonly cancelAfter: number | null;
  readonly isReady: boolean;
}

/** Runs in the page. */
async function runFit(ask: Ask) {
  const { url, size, target, asBlob, cancelAfter } = ask;
  const load = (script: string): Promise<unknown> => import(new URL(script, location.href).href);
  const engine = (await load(ask.fitScript)) as { readonly fit: typeof fit };
  const readiness = (await load(ask.readinessScript)) as {
    readonly createVoiceReadiness: typeof createVoiceReadiness;
  };
  const voices = readiness.createVoiceReadiness();
  const wantNoMore = ask.isReady ? voices.want() : () => undefined;
  if (ask.isReady) await new Promise((resolve) => setTimeout(resolve, 2000));
  const source: ConversionSource = asBlob
    ? new Blob([new Uint8Array(size)])
    : { url, size, contentType: 'application/octet-stream' };
  const progress: number[] = [];
  const cancel = new AbortController();
  if (cancelAfter !== null) setTimeout(() => cancel.abort(), cancelAfter);
  const startedAt = performance.now();
  const result = await engine.fit(source, target, {
    signal: cancel.signal,
    onProgress: (part) => progress.push(part),
    voices,
  });
  const took = performance.now() - startedAt;
  wantNoMore();
  if (!result.ok) return { ok: false as const, error: result.error, took };
  const { blob, ...facts } = result.value;
  const reader = new FileReader();
  const read = new Promise<string>((resolve) => {
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
  });
  reader.readAsDataURL(blob);
  const base64 = (await read).replace(/^[^,]*,/, '');
  return { ok: true as const, ...facts, took, progress, base64 };
}

/** Files of this test at `media://test/<path in hex>`, with Range, as the app serves what waits to be sent. */
async function serveFiles(app: RunningApp): Promise<void> {
  await app.electron.evaluate(({ protocol }) => {
    const { open } = process.getBuiltinModule('node:fs/promises');
    protocol.unhandle('media');
    protocol.handle('media', async (request) => {
      const path = Buffer.from(new URL(request.url).pathname.slice(1), 'hex').toString();
      const headers = { 'Access-Control-Allow-Origin': 'app://media-desk' };
      const file = await open(path).catch(() => null);
      if (!file) return new Response(null, { status: 404, headers });
      try {
        const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(request.headers.get('Range') ?? '') ?? [];
        const { size } = await file.stat();
        const end = Math.min(size, Number(to === '' ? size : to) + 1);
        const start = Number(from);
        if (start >= end) return new Response(null, { status: 416, headers });
        const bytes = Buffer.alloc(end - start);
        await file.read(bytes, 0, bytes.length, start);
        return new Response(bytes, { status: 206, headers });
      } finally {
        await file.close();
      }
    });
  });
}

export { expect } from '../e2e/app-fixture.ts';
