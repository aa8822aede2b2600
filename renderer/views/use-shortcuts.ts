import { useEffect } from 'react';
import { copySelection } from '../actions/clipboard.ts';
import { pasteText } from '../actions/fetches.ts';
import { askToDeleteSelection, clearSelection, selectAll } from '../actions/selection.ts';
import { addFiles } from '../actions/uploads.ts';
import { hasModifier } from '../format/platform-keys.ts';
import { closeAccountForm, openAccountForm, showView, useView } from '../stores/view-store.ts';
import { chosenAccount } from '../stores/account-store.ts';

/** Elements that keys look for. They exist only while they can be used. */
export const FILE_INPUT_ID = 'add-files';
export const SEARCH_ID = 'search';
export const COPY_AS_ID = 'copy-selection-as';

const isEditable = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=file]), textarea, [contenteditable]') !== null;

const hasSelectedText = () => (window.getSelection()?.toString() ?? '') !== '';

const inLibrary = () => useView.getState().view === 'library';

const inOverlay = () => document.querySelector('[role=alertdialog], [role=menu], [role=listbox]') !== null;

/** Opens the file chooser, or the account form where there is no account to upload to. */
export function chooseFiles(): void {
  if (!chosenAccount()) {
    openAccountForm(null);
    return;
  }
  document.getElementById(FILE_INPUT_ID)?.click();
}

const focusSearch = () => {
  if (!inLibrary()) showView('library');
  requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus());
};

/** With Ctrl or Command. True: the key was ours. */
const COMMANDS: Readonly<Record<string, (event: KeyboardEvent) => boolean>> = {
  o: () => (chooseFiles(), true),
  f: () => (focusSearch(), true),
  ',': () => (showView('settings'), true),
  '1': () => (showView('library'), true),
  '2': () => (showView('fetch'), true),
  '3': () => (showView('transfers'), true),
  s: (event) => pressButton(event, '[data-command=save]'),
  a: (event) => {
    if (!inLibrary() || isEditable(event.target)) return false;
    void selectAll();
    return true;
  },
  c: (event) => {
    if (!inLibrary() || isEditable(event.target) || hasSelectedText()) return false;
    if (event.shiftKey) return pressButton(event, `#${COPY_AS_ID}`);
    void copySelection();
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

function onPlainKey(event: KeyboardEvent): boolean {
  if (isEditable(event.target)) return false;
  if (event.key === 'Escape') {
    closeAccountForm();
    clearSelection();
    return true;
  }
  if (!inLibrary() || (event.key !== 'Delete' && event.key !== 'Backspace')) return false;
  askToDeleteSelection();
  return true;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || inOverlay()) return;
  const command = hasModifier(event) ? COMMANDS[event.key.toLowerCase()] : onPlainKey;
  if (command?.(event)) event.preventDefault();
}

function onPaste(event: ClipboardEvent): void {
  const files = [...(event.clipboardData?.files ?? [])];
  if (files.length > 0) {
    event.preventDefault();
    void addFiles(files);
    return;
  }
  if (isEditable(event.target) || inOverlay()) return;
  event.preventDefault();
  pasteText(event.clipboardData?.getData('text/plain') ?? '');
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
