/** The codec inside benz-amr-recorder (MIT): a worker's whole script as a function. */
declare module 'benz-amr-recorder/src/amrnb.js' {
  const startAmr: () => void;
  export { startAmr as default };
}
