/** Handing live media_ids over to another desk. `sheet`: the words of the page it is exported as. */
export const enHandover = {
  handover: {
    import: 'Import handover sheet…',
    exported_one: 'Handed over {{count}} media_id in {{name}}',
    exported_other: 'Handed over {{count}} media_ids in {{name}}',
    imported_one: 'Took over {{count}} media_id',
    imported_other: 'Took over {{count}} media_ids',
    left_one: '{{count}} row could not be read',
    left_other: '{{count}} rows could not be read',
    sheet: {
      title: 'Handover sheet',
      company: 'Company',
      made: 'Made',
      count: 'Media',
      howTo: 'To take these over: Media Desk, Fetch, “Import handover sheet…”, and choose this file.',
      picture: 'Preview',
      kind: 'Kind',
      sender: 'Sender',
      sentAt: 'Message time',
      expiresAt: 'Expires',
      name: 'File',
      unknown: '–',
      inexact: '≤: at the latest; the message’s own time is not known.',
      kinds: {
        image: 'Image',
        voice: 'Voice',
        video: 'Video',
        file: 'File',
        thumb: 'Thumb',
        unknown: 'Not known yet',
      },
    },
  },
} as const;

export const enHandoverErrors = {
  handover_nothing_live: {
    title: 'Nothing selected is still alive',
    cure: 'Only media_ids that have not expired can be handed over. What you have fetched is still here: save it and send the files, or renew it and send the new media_ids.',
  },
  handover_several_companies: {
    title: 'The selection belongs to several companies',
    cure: 'A handover sheet is of one company. Select the media of one account and export again.',
  },
  handover_company_unknown: {
    title: 'Nobody knows which company this account is of',
    cure: 'It has a pasted access_token and no corpid or appid, so no other desk could tell whose media these are. Enter the corpid or appid in the account, then export again.',
  },
  handover_foreign_company: {
    title: 'This handover sheet is of a company that has no account here: {{company}}',
    cure: 'A media_id works only within its own company. Add an account of that corpid or appid, then import the sheet again.',
  },
  handover_not_ours: {
    title: 'This file is not a handover sheet',
    cure: 'Nothing was changed. Choose a JSON, CSV or HTML file that Media Desk exported from Fetch, unchanged.',
  },
  handover_too_large: {
    title: 'This is too much for one handover sheet',
    cure: 'A sheet has at most 10,000 media_ids and 48 MB. Hand over in parts.',
  },
} as const;
