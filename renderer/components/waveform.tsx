import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPlayTime } from '../format/play-time.ts';
import type { Playback } from './use-playback.ts';
import { BARS } from './use-voice.ts';
import styles from './waveform.module.css';

/** Seconds an arrow key, and a page key, moves. */
const STEP = 1;
const LEAP = 10;

/** In units of the drawing. */
const HEIGHT = 40;
const LEAST = 2;

interface WaveformProps {
  /** Null while unknown: a flat line to seek on. */
  readonly bars: readonly number[] | null;
  readonly playback: Playback;
  readonly inTabOrder?: boolean;
}

/** How loud the sound is along its length, and a slider for where it is played. */
export function Waveform({ bars, playback, inTabOrder = true }: WaveformProps) {
  const { at, length, seek, toggle } = playback;
  const { t } = useTranslation();
  const played = length === 0 ? 0 : (at / length) * 100;
  const seekTo = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - left) / Math.max(1, width)) * length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = secondsAfterKey(event.key, at, length);
    if (next === null && event.key !== ' ') return;
    event.preventDefault();
    if (next === null) toggle();
    else seek(next);
  };
  const path = pathOf(bars ?? Array.from({ length: BARS }, () => 0));
  return (
    <div
      className={styles['waveform']}
      role="slider"
      tabIndex={inTabOrder ? 0 : -1}
      aria-label={t('viewer.seek')}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.round(at)}
      aria-valuetext={t('viewer.seekText', { at: formatPlayTime(at), total: formatPlayTime(length) })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
    >
      <Bars path={path} className={styles['rest']} />
      <div className={styles['played']} style={{ clipPath: `inset(0 ${100 - played}% 0 0)` }}>
        <Bars path={path} className={styles['done']} />
      </div>
    </div>
  );
}

function Bars({ path, className }: { path: string; className: string | undefined }) {
  return (
    <svg
      className={className}
      viewBox={`0 0 ${BARS * 3} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

/** A bar of two units and a gap of one for each. */
const pathOf = (bars: readonly number[]): string =>
  bars
    .map((loudness, at) => {
      const height = Math.max(LEAST, loudness * HEIGHT);
      return `M${at * 3} ${(HEIGHT - height) / 2}h2v${height}h-2z`;
    })
    .join('');

function secondsAfterKey(key: string, at: number, length: number): number | null {
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: at + STEP,
    ArrowUp: at + STEP,
    ArrowLeft: at - STEP,
    ArrowDown: at - STEP,
    PageUp: at + LEAP,
    PageDown: at - LEAP,
    Home: 0,
    End: length,
  };
  return moves[key] ?? null;
}
