import { decodeHeic } from './decode-heic.ts';
import { servePictures } from './serve-pictures.ts';

// LGPL-3.0: libheif is in this script alone, which is loaded for a HEIC picture only.
servePictures(decodeHeic);
