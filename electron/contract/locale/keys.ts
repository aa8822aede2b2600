import type { en } from './en.ts';

type Words<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Words<T[K]>;
};

/** The same keys in every language, less the singulars, which Chinese does not have. */
export type Catalogue = Words<typeof en>;
