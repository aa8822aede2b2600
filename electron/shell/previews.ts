import { protocol, type CustomScheme } from 'electron';
import { PAGE_HOST, PAGE_SCHEME } from './pages.ts';
import { answerPreview, type FindPreview } from './preview-answer.ts';

const SCHEME = 'media';

/** `stream`: sounds and videos are read piece by piece. `corsEnabled`: the page's codecs read what no element plays. */
export const previewScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true, corsEnabled: true },
};

/** SECURITY: 7. Serves thumbnails, fetched files and those yet to be uploaded by id, never by path. */
export function servePreviews(find: FindPreview): void {
  protocol.handle(SCHEME, (request) => answerPreview(request, find, `${PAGE_SCHEME}://${PAGE_HOST}`));
}
