import fc from 'fast-check';

/** Property tests look at the same cases each time, so that a run judges the change at hand; `npm run endurance` looks for new ones. */
if (process.env['MEDIA_DESK_ENDURANCE'] !== '1') fc.configureGlobal({ seed: 20_261_122 });
