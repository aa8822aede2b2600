import startAmr from 'benz-amr-recorder/src/amrnb.js';

// A worker's script: asked `{ command: 'decode', buffer }`, it answers `{ amr }` (see decode-voice.ts).
startAmr();
