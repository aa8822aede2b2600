/** Errors of making a file fit what the account takes. */
export const enConversionErrors = {
  conversion_undecodable: {
    title: 'This file cannot be decoded here',
    cure: 'Its bytes are damaged, or in a form this computer cannot read. Send the original as file, or convert it with another program.',
  },
  conversion_no_picture: {
    title: 'There is no moving picture in this file',
    cure: 'Send it as voice or as file.',
  },
  conversion_no_sound: {
    title: 'There is no sound in this file',
    cure: 'Send it as video or as file.',
  },
  conversion_no_fit: {
    title: 'It cannot be made small enough',
    cure: 'Below the limit nothing of it would be recognised. Shorten it, or send the original as file.',
  },
  conversion_lost_track: {
    title: 'Its picture or its sound would be lost',
    cure: 'This computer can convert only part of it, so nothing was made. Send the original as file, or convert it with another program.',
  },
  conversion_too_many_pixels: {
    title: '{{width}} × {{height}} are too many pixels to convert',
    cure: 'Make the picture smaller with another program, or send the original as file.',
  },
  conversion_source_too_large: {
    title: 'The file is too large to convert',
    cure: 'Make it smaller with another program, or send the original as file.',
  },
  conversion_stuck: {
    title: 'The conversion got no further',
    cure: 'The file may be damaged, or this computer very busy. Retry, or send the original as file.',
  },
  conversion_failed: {
    title: 'The conversion stopped',
    cure: 'Memory may have run out. Close other programs and retry, or send the original as file.',
  },
} as const;
