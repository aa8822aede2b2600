/** Words of the viewer: quick look and the previews in inspectors. */
export const enViewer = {
  viewer: {
    quickLook: 'Quick look',
    position: '{{at}} / {{total}}',
    previous: 'Previous',
    next: 'Next',
    fullScreen: 'Full screen',
    loading: 'Opening…',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit',
    actualSize: '100 %',
    rotate: 'Rotate',
    copyPicture: 'Copy picture',
    copiedPicture: 'Copied the picture',
    percent: '{{percent}} %',
    tooManyPixels: 'Too many pixels to show safely: {{width}} × {{height}}. Save it to open it elsewhere.',
    pictureBroken: 'The picture cannot be decoded: it is damaged, or not whole. Save it to look closer.',
    play: 'Play',
    pause: 'Pause',
    seek: 'Position in the voice',
    seekText: '{{at}} of {{total}}',
    speed: 'Speed',
    speedTimes: '{{times}}×',
    saveWav: 'Save as WAV…',
    voiceBroken: 'The sound cannot be decoded: it is damaged, or of a kind this computer does not know.',
    amrWb:
      'AMR-WB voice. Wide-band AMR cannot be played here: save it and open it in a player that knows it.',
    speex: 'Speex voice. It cannot be played here: save it and convert it with WeChat’s own decoder.',
    videoBroken: 'The video cannot be decoded here. Save it and open it in a player.',
    soundOnly: 'The picture of this video cannot be decoded here; only its sound is played.',
    text: 'Text of the file',
    textCut: 'The first {{shown}} of {{size}}',
    textBroken: 'The text cannot be read. Save it to look closer.',
    pdf: 'A PDF opens in the system’s own viewer, as a copy.',
    openPdf: 'Open PDF',
    copyHash: 'Copy SHA-256',
    mismatch: 'The bytes are not what they were called',
    mismatchSuffix: 'Its name ends in .{{suffix}}, its bytes are {{type}}.',
    mismatchHeader: 'The server called it {{header}}, its bytes are {{type}}.',
  },
} as const;

export const enViewerErrors = {
  file_not_opened: {
    title: 'The document was not opened',
    cure: 'This computer has no program for it. Save it instead.',
  },
  voice_undecodable: {
    title: 'The voice cannot be decoded',
    cure: 'It is damaged, or not whole. Fetch it again, or save it as it is.',
  },
  voice_too_long: {
    title: 'The voice is too long to play here',
    cure: 'More than ten minutes are not decoded. Save it and open it in a player.',
  },
} as const;
