import { useEffect, useState } from 'react';
import { createPictures } from '../codecs/pictures.ts';
import type { PictureSize } from '../codecs/picture-messages.ts';

/** A picture's pixels, told by its head before anything decodes it. */
export function usePictureSize(url: string): PictureSize | 'asking' | 'broken' {
  const [size, setSize] = useState<PictureSize | 'asking' | 'broken'>('asking');
  useEffect(() => {
    const stop = new AbortController();
    void createPictures()
      .ask({ source: url, want: 'size' }, stop.signal)
      .then((answer) => {
        if (!stop.signal.aborted) setSize(answer?.size ?? 'broken');
      });
    return () => stop.abort();
  }, [url]);
  return size;
}
