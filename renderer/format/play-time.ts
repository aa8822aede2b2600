/** `1:05`, `1:02:05`; of a length not known yet `0:00`. */
export function formatPlayTime(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const padded = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`;
}

/** Of a voice or clip, no less than a second; null where nothing is there, or its length is not known. */
export function playTimeOf(media: { readonly durationMs: number | null } | null): string | null {
  const durationMs = media?.durationMs ?? null;
  return durationMs === null ? null : formatPlayTime(Math.max(1, Math.round(durationMs / 1000)));
}
