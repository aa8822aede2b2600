import { Pause, Play } from 'lucide-react';
import type { Playback } from './use-playback.ts';
import { RowButton } from './row-button.tsx';
import { useWords } from './words.tsx';

interface PlayButtonProps {
  /** What is heard, as its label says. */
  readonly what: string;
  readonly playback: Pick<Playback, 'isPlaying' | 'toggle'>;
  readonly inTabOrder: boolean;
}

export function PlayButton({ what, playback: { isPlaying, toggle }, inTabOrder }: PlayButtonProps) {
  const { t } = useWords();
  const label = isPlaying ? t('viewer.pauseOf', { what }) : t('viewer.playOf', { what });
  return (
    <RowButton label={label} inTabOrder={inTabOrder} onPress={toggle}>
      {isPlaying ? (
        <Pause fill="currentColor" aria-hidden="true" />
      ) : (
        <Play fill="currentColor" aria-hidden="true" />
      )}
    </RowButton>
  );
}
