/**
 * For the `ref` of an element that may hold a secret: ends the CSS transitions that began in it as it leaves the page.
 * React Aria keeps each element whose transitions it saw begin and not all end, and with it the form around it.
 */
export function endTransitionsWhenGone(element: HTMLElement | null) {
  const begun: TransitionEvent[] = [];
  element?.addEventListener('transitionrun', (event) => begun.push(event));
  return () => {
    for (const { target, propertyName } of begun) {
      target?.dispatchEvent(new TransitionEvent('transitionend', { propertyName, bubbles: true }));
    }
  };
}
