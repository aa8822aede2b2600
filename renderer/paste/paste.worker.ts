import { findMentions } from './find-mentions.ts';
import type { Findings } from './findings.ts';
import { textFrom } from './text-from.ts';

/** SECURITY: 11. What is handed in may hold tokens; only what was found goes out. */
async function answerFor(pasted: string | Blob): Promise<Findings> {
  return findMentions(typeof pasted === 'string' ? pasted : textFrom(await pasted.arrayBuffer()));
}

// A worker's script, asked through paste-reader.ts.
addEventListener('message', ({ data }: MessageEvent<string | Blob>) => {
  void answerFor(data)
    .catch(() => null)
    .then((answer) => postMessage(answer));
});
