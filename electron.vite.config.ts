import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { amrCodec } from './scripts/amr-codec.ts';
import packageJson from './package.json' with { type: 'json' };

/** Three bundles. Only `dependencies` (the native sqlite, silk with its wasm) stay outside; everything else is bundled and minified. */
export default defineConfig({
  main: {
    define: { SHIPPED_ELECTRON: JSON.stringify(packageJson.devDependencies.electron) },
    build: {
      target: 'node20.18',
      minify: true,
      sourcemap: 'hidden',
      // Read from the disk, not from a network.
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        // Threads beside main: one reads copies of the library, one the headers of files to upload, one decodes voices.
        input: {
          main: 'electron/main.ts',
          'backup-thread': 'electron/store/backup-thread.ts',
          'media-facts-thread': 'electron/services/media-facts-thread.ts',
          'silk-thread': 'electron/services/silk-thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      minify: true,
      // A sandboxed preload cannot require files: one self-contained CommonJS bundle.
      externalizeDeps: false,
      rolldownOptions: {
        input: 'electron/preload.ts',
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), amrCodec],
    // A folder of their own: what workers may do differs from what the page may (electron/shell/pages.ts).
    worker: {
      format: 'es',
      rolldownOptions: {
        output: { entryFileNames: 'workers/[name]-[hash].js', chunkFileNames: 'workers/[name]-[hash].js' },
      },
    },
    build: {
      target: 'chrome130',
      minify: true,
      // The content security policy allows no data: scripts or styles; small assets may be inlined as images only.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1500,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        // All but the first are scripts of their own with their exports kept, for the tests of conversion to import.
        input: {
          index: 'renderer/index.html',
          fit: 'renderer/conversion/fit.ts',
          'voice-workers': 'renderer/conversion/voice-workers.ts',
        },
        preserveEntrySignatures: 'exports-only',
        output: { entryFileNames: 'assets/[name].js' },
      },
    },
  },
});
