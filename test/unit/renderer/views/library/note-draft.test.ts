import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createNoteDraft } from '../../../../../renderer/views/library/note-draft.ts';

/** A field and its record; the clock stands still until `pause`. */
function fakeField(works: () => boolean = () => true) {
  const saved: string[] = [];
  let timer: (() => void) | null = null;
  const field = { shown: null as string | null };
  const draft = createNoteDraft({
    save(note) {
      saved.push(note);
      return Promise.resolve(works());
    },
    show: (text) => (field.shown = text),
    setTimer(run) {
      timer = run;
      return 1;
    },
    clearTimer: () => (timer = null),
  });
  return { draft, saved, field, pause: () => timer?.(), isWaiting: () => timer !== null };
}

describe('a note', () => {
  let field: ReturnType<typeof fakeField>;
  beforeEach(() => {
    field = fakeField();
    field.draft.enter('old');
  });

  test('is saved at a pause, and at the end only if it has changed since', async () => {
    field.draft.write('ne');
    field.draft.write('new');
    expect(field.saved).toEqual([]);
    field.pause();
    await field.draft.leave();
    expect(field.saved).toEqual(['new']);
    expect(field.field.shown).toBeNull();
  });

  test('that was not changed is not saved', async () => {
    await field.draft.leave();
    field.draft.enter('old');
    field.draft.write('old');
    await field.draft.leave();
    expect(field.saved).toEqual([]);
  });

  test('goes back with Esc to what it was, also where a pause has saved some of it', () => {
    expect(field.draft.putBack()).toBe(false);
    field.draft.write('half');
    field.pause();
    field.draft.write('half of it');
    expect(field.draft.putBack()).toBe(true);
    expect(field.field.shown).toBe('old');
    expect(field.saved).toEqual(['half', 'old']);
    expect(field.isWaiting()).toBe(false);
    expect(field.draft.putBack()).toBe(false);
  });

  test('is saved when its field goes, and its timer ends', () => {
    field.draft.write('new');
    field.draft.stop();
    expect(field.saved).toEqual(['new']);
    expect(field.isWaiting()).toBe(false);
  });

  test('that could not be saved stays in the field and is tried again', async () => {
    const works = vi.fn<() => boolean>().mockReturnValueOnce(false).mockReturnValue(true);
    const failing = fakeField(works);
    failing.draft.enter('old');
    failing.draft.write('new');
    await failing.draft.leave();
    expect(failing.field.shown).toBe('new');
    failing.draft.enter('new');
    await failing.draft.leave();
    expect(failing.saved).toEqual(['new', 'new']);
    expect(failing.field.shown).toBeNull();
  });
});
