/** Where the boxes lie that describe a picture, in bytes from the beginning. */
const HEAD = 256 * 1024;

/**
 * What the numbers of a HEIC file's pixels mean, by its `colr` box: phones write Display P3, as H.273 counts it (12) or
 * in an ICC profile, which is known by its name, in UTF-16 as a rule. Other colours are taken for sRGB.
 */
export function heicColours(bytes: Uint8Array): PredefinedColorSpace {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replaceAll('\0', '');
  const isP3 = head.includes('colrnclx\f') || /colr(?:prof|rICC).{0,800}Display P3/s.test(head);
  return isP3 ? 'display-p3' : 'srgb';
}
