/** Words of what would become of a file, and of the limits that say so. */
export const enPreflight = {
  preflight: {
    verdict: {
      ready: 'Ready',
      fits_after_conversion: 'Fits after conversion',
      will_be_refused: 'Will be refused',
    },
    reason: {
      type_not_on_platform: 'This platform has no type for {{format}} files',
      format_not_taken: 'Takes {{taken}}; this is {{format}}',
      too_small: 'Too small: {{size}}; at least {{limit}}',
      too_large: 'Too large: {{size}} of at most {{limit}}',
      too_long: 'Too long: {{seconds}} s of at most {{limit}} s',
      damaged: 'Begins as {{format}} but cannot be read: it is damaged, or something else',
      incomplete: 'Its end is missing: it was not saved or copied completely',
      too_many_pixels: '{{width}} × {{height}} pixels: more than a phone can show',
    },
    cure: {
      fit: 'Fit',
      send_as_file: 'Send as file',
      switch_to_current: 'Switch to current limits',
      send_anyway: 'Send anyway',
    },
  },
  limits: {
    profile: { documented: 'Documented', current: 'Current' },
    source: {
      enterprise_account_document: 'The enterprise account document',
      wecom_page: 'WeCom’s page on temporary media',
      official_account_page: 'The Official Account page on temporary media',
      mini_program_document: 'The Mini Program document: images only, and no size; 10 MB was measured',
      own: 'Changed by you',
    },
  },
} as const;
