import { create } from 'zustand';
import { NOTHING_FOUND, type Findings } from '../paste/findings.ts';

/**
 * `kind`: not text that is read here. `size`: too large. `slow`: reading it took too long. `unreadable`: it could not be
 * opened. `handover`: a handover sheet, which is imported.
 */
export type SourceProblem = 'kind' | 'size' | 'slow' | 'unreadable' | 'handover';

/** What does not stand in the box: a long paste, a file, or what was too much for one fetch. */
export interface PasteSource {
  readonly id: number;
  readonly kind: 'clipboard' | 'file' | 'rest';
  /** Of a file, else empty. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Null while it is being read, and where there is a problem. */
  readonly findings: Findings | null;
  readonly problem: SourceProblem | null;
}

export interface Pasted {
  /** What stands in the paste box; no secret is in it. */
  readonly text: string;
  readonly ofText: Findings;
  readonly sources: readonly PasteSource[];
}

interface FetchState extends Pasted {
  /** media_ids that the person took off the list. */
  readonly leftOut: ReadonlySet<string>;
  /** When each was first listed, ms since epoch. */
  readonly firstSeen: ReadonlyMap<string, number>;
  readonly nextSourceId: number;
}

export const EMPTY_BOX = {
  text: '',
  ofText: NOTHING_FOUND,
  sources: [],
  leftOut: new Set<string>(),
  firstSeen: new Map<string, number>(),
} as const;

export const useFetchBox = create<FetchState>(() => ({ ...EMPTY_BOX, nextSourceId: 1 }));

export const putPasted = (pasted: Partial<Pasted>): void =>
  useFetchBox.setState((state) => ({
    ...pasted,
    firstSeen: seenIn(state.firstSeen, [
      ...(pasted.ofText ? [pasted.ofText] : []),
      ...(pasted.sources ?? []).flatMap(({ findings }) => (findings ? [findings] : [])),
    ]),
  }));

function seenIn(
  firstSeen: ReadonlyMap<string, number>,
  all: readonly Findings[],
): ReadonlyMap<string, number> {
  const now = Date.now();
  const next = new Map(firstSeen);
  for (const { mentions } of all) {
    for (const { mediaId } of mentions) if (!next.has(mediaId)) next.set(mediaId, now);
  }
  return next.size === firstSeen.size ? firstSeen : next;
}

export const isReading = ({ findings, problem }: PasteSource): boolean =>
  findings === null && problem === null;

/** Adds a line and gives its id. */
export function addSource(source: Omit<PasteSource, 'id'>): number {
  const { nextSourceId, sources } = useFetchBox.getState();
  useFetchBox.setState({ nextSourceId: nextSourceId + 1 });
  putPasted({ sources: [...sources, { ...source, id: nextSourceId }] });
  return nextSourceId;
}

/** Nothing happens to one that was removed meanwhile. */
export const changeSource = (id: number, change: Partial<PasteSource>): void =>
  putPasted({
    sources: useFetchBox
      .getState()
      .sources.map((source) => (source.id === id ? { ...source, ...change } : source)),
  });

export const removeSource = (id: number): void =>
  putPasted({ sources: useFetchBox.getState().sources.filter((source) => source.id !== id) });

export const leaveOut = (mediaId: string): void =>
  useFetchBox.setState(({ leftOut }) => ({ leftOut: new Set(leftOut).add(mediaId) }));

export const takeBackIn = (): void => useFetchBox.setState({ leftOut: EMPTY_BOX.leftOut });
