import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

/**
 * Puts the AMR codec beside the page's workers as its author wrote it: it is asm.js, which V8 compiles ahead of time;
 * a bundler's printing makes it plain JavaScript, two to three times as slow.
 */
export const amrCodec: Plugin = {
  name: 'amr-codec',
  async generateBundle() {
    const codec = await readFile(require.resolve('benz-amr-recorder/src/amrnb.js'), 'utf8');
    const source = `const module = {};\n${codec}\nmodule.exports();\n`;
    this.emitFile({ type: 'asset', fileName: 'workers/amr-codec.js', source });
  },
};
