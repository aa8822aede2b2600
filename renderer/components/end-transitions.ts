/**
 * For the `ref` of an element that may hold a secret: ends the CSS transitions in it as it leaves the page. React Aria
 * keeps every element that it saw begin several transitions and not end them, and with it all that is around it.
 */
export const endTransitionsWhenGone = (element: HTMLElement | null) => () => {
  for (const animation of element?.getAnimations({ subtree: true }) ?? []) {
    if (!(animation instanceof CSSTransition) || !(animation.effect instanceof KeyframeEffect)) continue;
    const { transitionProperty: propertyName } = animation;
    animation.effect.target?.dispatchEvent(
      new TransitionEvent('transitionend', { propertyName, bubbles: true }),
    );
  }
};
