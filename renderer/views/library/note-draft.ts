/** How long a pause in writing lasts before the note is written down, in ms. */
const PAUSE_MS = 800;

interface NoteHost {
  /** Whether it was written down. */
  readonly save: (note: string) => Promise<boolean>;
  /** What the field shows from now on; null: the record's own note. */
  readonly show: (draft: string | null) => void;
  readonly setTimer: (run: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
}

export interface NoteDraft {
  /** The field is entered, with this note in it. */
  readonly enter: (note: string) => void;
  readonly write: (text: string) => void;
  /** Back to what the note was when the field was entered. False: it still is. */
  readonly putBack: () => boolean;
  /** The field is left. What could not be written down stays in it, and is tried again the next time. */
  readonly leave: () => Promise<void>;
  /** The field or its whole page goes, and with it the timer. */
  readonly stop: () => void;
}

/** A note while it is being written: saved at each pause and at the end. */
export function createNoteDraft({ save, show, setTimer, clearTimer }: NoteHost): NoteDraft {
  let draft: string | null = null;
  let before = '';
  /** What main has, or is just being asked to write down. */
  let sent = '';
  let timer: number | null = null;

  const stopTimer = () => {
    if (timer !== null) clearTimer(timer);
    timer = null;
  };

  const send = async () => {
    stopTimer();
    if (draft === null || draft === sent) return;
    const text = draft;
    const known = sent;
    sent = text;
    if (!(await save(text)) && sent === text) sent = known;
  };

  const put = (text: string) => {
    draft = text;
    show(text);
    stopTimer();
  };

  return {
    enter(note) {
      if (draft === null) before = sent = note;
    },
    write(text) {
      put(text);
      timer = setTimer(() => void send(), PAUSE_MS);
    },
    putBack() {
      if (draft === null || draft === before) return false;
      put(before);
      void send();
      return true;
    },
    async leave() {
      await send();
      if (draft !== sent) return;
      draft = null;
      show(null);
    },
    stop: () => void send(),
  };
}
