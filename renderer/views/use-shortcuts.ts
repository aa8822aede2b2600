import { useEffect } from 'react';
import { copySelection } from '../actions/clipboard.ts';
import { askToRemoveTiles, askToRenewTiles, copyTiles, saveTiles } from '../actions/desk.ts';
import { goBackOnDesk, selectAllTiles } from '../actions/desk-selection.ts';
import { isReadFile, pasteText, readFiles } from '../actions/pastes.ts';
import { askToDeleteSelection, clearSelection, selectAll } from '../actions/selection.ts';
import { addFiles } from '../actions/uploads.ts';
import { COPY_AS_ID } from '../components/copy-actions.tsx';
import { isEditable } from '../components/editable.ts';
import { hasModifier } from '../format/platform-keys.ts';
import { selectedTiles, useDesk } from '../stores/desk-store.ts';
import { setInspectorOpen } from '../stores/inspector-store.ts';
import { useLibrary } from '../stores/library-store.ts';
import { leaveForm, openAccountForm, showView, useView, type View } from '../stores/view-store.ts';
import { chosenAccount } from '../stores/account-store.ts';

/** Elements that keys look for. They exist only while they can be used. */
export const FILE_INPUT_ID = 'add-files';
export const SEARCH_ID = 'search';

const hasSelectedText = () => (window.getSelection()?.toString() ?? '') !== '';

const inLibrary = () => useView.getState().view === 'library';

const inFetch = () => useView.getState().view === 'fetch';

const inOverlay = () =>
  document.querySelector('[role=alertdialog], [role=dialog], [role=menu], [role=listbox]') !== null;

/** Opens the file chooser, or the account form where there is no account to upload to. */
export function chooseFiles(): void {
  if (!chosenAccount()) {
    openAccountForm(null);
    return;
  }
  document.getElementById(FILE_INPUT_ID)?.click();
}

/** Shows a view and puts the keyboard where its work begins. */
function goTo(view: View): void {
  showView(view);
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('main [role=grid], main textarea')?.focus(),
  );
}

const focusSearch = () => {
  const search = () => document.getElementById(SEARCH_ID);
  // What is typed next belongs there.
  search()?.focus();
  if (search()) return;
  showView('library');
  requestAnimationFrame(() => search()?.focus());
};

/** With Ctrl or Command, everywhere. */
const GLOBAL_COMMANDS: Readonly<Record<string, () => void>> = {
  o: chooseFiles,
  f: focusSearch,
  ',': () => showView('settings'),
  '1': () => goTo('library'),
  '2': () => goTo('fetch'),
  '3': () => goTo('transfers'),
};

/** With Ctrl or Command, where there is something for them to work on. False: the key was not ours. */
const COMMANDS: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
  s: (event) => pressButton(event, '[data-command=save]'),
  a: (event) => {
    if (isEditable(event.target)) return false;
    if (inFetch()) selectAllTiles();
    else if (inLibrary()) void selectAll();
    else return false;
    return true;
  },
  c: (event) => {
    if (isEditable(event.target) || hasSelectedText() || !(inLibrary() || inFetch())) return false;
    if (event.shiftKey) return pressButton(event, `#${COPY_AS_ID}`);
    void (inFetch() ? copyTiles(selectedTiles(useDesk.getState())) : copySelection());
    return true;
  },
};

/** Clicks the button a key stands for, if it is on the page. */
function pressButton(event: KeyboardEvent, selector: string): boolean {
  const button = document.querySelector<HTMLButtonElement>(selector);
  if (!button || button.disabled) return false;
  event.preventDefault();
  button.click();
  return true;
}

/** One step a press: what is selected, then the inspector. */
function goBackInLibrary(): void {
  if (useLibrary.getState().selected.size > 0) clearSelection();
  else setInspectorOpen(false);
}

function onPlainKey(event: KeyboardEvent): boolean {
  if (isEditable(event.target)) return false;
  if (event.key === 'Escape') {
    leaveForm();
    if (inFetch()) goBackOnDesk();
    if (inLibrary()) goBackInLibrary();
    return true;
  }
  if (inFetch()) return onDeskKey(event);
  if (!inLibrary() || (event.key !== 'Delete' && event.key !== 'Backspace')) return false;
  askToDeleteSelection();
  return true;
}

/** What a key does with the tiles selected in Fetch. */
const DESK_KEYS: Readonly<Record<string, (ids: readonly string[]) => void>> = {
  delete: askToRemoveTiles,
  backspace: askToRemoveTiles,
  s: saveTiles,
  r: askToRenewTiles,
};

function onDeskKey({ key, repeat, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  // A key held down, as the one that emptied the list above, is about what was there when it was pressed.
  if (repeat || altKey || ctrlKey || metaKey) return false;
  const act = DESK_KEYS[key.toLowerCase()];
  const ids = selectedTiles(useDesk.getState());
  if (!act || ids.length === 0) return false;
  act(ids);
  return true;
}

function onCommand(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  GLOBAL_COMMANDS[key]?.();
  return key in GLOBAL_COMMANDS || (COMMANDS[key]?.(event) ?? false);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || inOverlay()) return;
  if (hasModifier(event) ? onCommand(event) : onPlainKey(event)) event.preventDefault();
}

/** A spreadsheet puts a picture of its cells beside their text: where text is wanted, that is meant. */
const isTextMeant = (target: EventTarget | null, text: string, files: readonly File[]): boolean =>
  text.trim() !== '' && (inFetch() ? !files.every(isReadFile) : isEditable(target));

function onPaste(event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (files.length > 0 && !isTextMeant(event.target, text, files)) {
    event.preventDefault();
    void (inFetch() && files.every(isReadFile) ? readFiles(files) : addFiles(files));
    return;
  }
  if (isEditable(event.target) || inOverlay()) return;
  event.preventDefault();
  void pasteText(text);
}

/** The window's keys, and what is pasted outside any field. */
export function useShortcuts(): void {
  useEffect(() => {
    const stop = new AbortController();
    window.addEventListener('keydown', onKeyDown, { signal: stop.signal });
    window.addEventListener('paste', onPaste, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}
