import startCodec from 'benz-amr-recorder/src/amrnb.js';

startCodec();
