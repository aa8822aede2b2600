/** Control characters, and those that turn the direction of what stands round them. */
const NOT_TEXT = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** A name from a message, as text and nothing else. */
export const plainText = (name: string): string => name.replace(NOT_TEXT, ' ').trim();

/** The same within a sentence, whose direction it leaves alone: as `<bdi>` where there is no element. */
export const isolated = (name: string): string => `\u2068${plainText(name)}\u2069`;
