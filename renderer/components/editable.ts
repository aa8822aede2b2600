/** Whether keys pressed there belong to it. */
export const isEditable = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=file]), textarea, [contenteditable]') !== null;

/** Whether a person writes there: not a switch or a choice that has merely kept the keyboard. */
export const isWrittenIn = (target: EventTarget | null) =>
  isEditable(target) &&
  !(target instanceof HTMLInputElement && /^(?:checkbox|radio|range)$/.test(target.type));
