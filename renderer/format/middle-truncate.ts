/** `1G6nrLmr5EC3…w7o8K0`: both ends stay, since ids of one company often begin alike. Never cuts a surrogate pair. */
export function middleTruncate(text: string, max: number): string {
  const characters = Array.from(text);
  if (characters.length <= max) return text;
  const tail = Math.floor((max - 1) / 3);
  return `${characters.slice(0, max - 1 - tail).join('')}…${characters.slice(-tail).join('')}`;
}
