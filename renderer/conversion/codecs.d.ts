declare module 'libheif-js/libheif-wasm/libheif-bundle.mjs' {
  interface HeifPicture {
    get_width: () => number;
    get_height: () => number;
    is_primary: () => boolean;
    /** Fills in the pixels; null where they cannot be decoded. */
    display: (into: ImageData, done: (filled: ImageData | null) => void) => void;
  }
  const libheif: () => { HeifDecoder: new () => { decode: (bytes: Uint8Array) => HeifPicture[] } };
  export = libheif;
}
