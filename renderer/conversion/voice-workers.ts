import { createVoiceAids, type VoiceAids } from './voice-aids.ts';

/** What one voice is converted with. Who has it ends it. */
export interface VoiceWorkers {
  readonly main: Worker;
  readonly aids: VoiceAids;
}

export function startVoiceWorkers(): VoiceWorkers {
  return {
    main: new Worker(new URL('./voice-worker.ts', import.meta.url), { type: 'module' }),
    aids: createVoiceAids(),
  };
}

/** Workers for the next voice, started while somebody is still looking at the card: the codec takes long to compile. */
export interface VoiceReadiness {
  /** Holds one set ready until what it gives is called. */
  readonly want: () => () => void;
  /** Gives the set, or one that starts only now. */
  take(): VoiceWorkers;
  /** Starts another where one is still wanted. */
  refill(): void;
}

export function createVoiceReadiness(): VoiceReadiness {
  const wants = new Set<symbol>();
  let ready: VoiceWorkers | null = null;
  const refill = () => {
    if (wants.size > 0) ready ??= startVoiceWorkers();
  };
  return {
    want: () => {
      const want = Symbol();
      wants.add(want);
      refill();
      return () => {
        wants.delete(want);
        if (wants.size > 0) return;
        ready?.main.terminate();
        ready?.aids.end();
        ready = null;
      };
    },
    take() {
      const taken = ready ?? startVoiceWorkers();
      ready = null;
      return taken;
    },
    refill,
  };
}
