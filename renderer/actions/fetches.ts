import { MAX_MEDIA_IDS } from '../../electron/contract/limits.ts';
import type { MediaRecord } from '../../electron/contract/media.ts';
import { bareMention, type Mention } from '../../electron/contract/mention.ts';
import { askAloud } from './ask-aloud.ts';
import { combine } from '../paste/combine.ts';
import { findMentions } from '../paste/find-mentions.ts';
import { NOTHING_FOUND, type Findings } from '../paste/findings.ts';
import { chosenAccount } from '../stores/account-store.ts';
import {
  EMPTY_BOX,
  isReading,
  putPasted,
  useFetchBox,
  type Pasted,
  type PasteSource,
} from '../stores/fetch-store.ts';
import { notify } from '../stores/notice-store.ts';
import { putNewTransfers, useTransfers } from '../stores/transfer-store.ts';
import { openAccountForm } from '../stores/view-store.ts';

/** All that was found in the box and beside it. */
export const findingsOf = ({ ofText, sources }: Pick<Pasted, 'ofText' | 'sources'>) =>
  combine([ofText, ...sources.flatMap(({ findings }) => (findings ? [findings] : []))]);

/** What Fetch all fetches: all that was found, but for what the person took off the list. */
export const listedOf = (found: Findings, leftOut: ReadonlySet<string>): readonly Mention[] =>
  found.mentions.filter(({ mediaId }) => !leftOut.has(mediaId));

export const listedNow = (
  pasted: Pick<Pasted, 'ofText' | 'sources'> & { readonly leftOut: ReadonlySet<string> },
): readonly Mention[] => listedOf(findingsOf(pasted), pasted.leftOut);

/** Fetches what is listed and empties the box, but for what is too much for one fetch. */
export async function fetchAll(): Promise<void> {
  const account = chosenAccount();
  if (!account) {
    openAccountForm(null);
    return;
  }
  const before = useFetchBox.getState();
  const found = listedNow(before);
  if (found.length === 0) return;
  const mentions = found.slice(0, MAX_MEDIA_IDS).map((mention) => seen(mention, before.firstSeen));
  const rest = restOf(found.slice(MAX_MEDIA_IDS), before.nextSourceId);
  // Before the answer: a second press must not fetch the same again.
  useFetchBox.setState({
    ...EMPTY_BOX,
    firstSeen: rest.length > 0 ? before.firstSeen : EMPTY_BOX.firstSeen,
    nextSourceId: before.nextSourceId + 1,
  });
  putPasted({ sources: [...rest, ...before.sources.filter(isReading)] });
  const answer = await askAloud(
    (bridge) => bridge.fetchMedia({ accountId: account.id, mentions }),
    account.id,
  );
  if (answer.ok) putNewTransfers(answer.value);
  else putBack(before, rest);
}

/** Where no time is said it counts from when it was listed, which may be hours ago. */
function seen(mention: Mention, firstSeen: ReadonlyMap<string, number>): Mention {
  const at = firstSeen.get(mention.mediaId);
  if (mention.sentAt !== null || mention.seenAt !== null || at === undefined) return mention;
  return { ...mention, seenAt: Math.floor(at / 1000) };
}

const restOf = (mentions: readonly Mention[], id: number): readonly PasteSource[] =>
  mentions.length === 0
    ? []
    : [{ id, kind: 'rest', name: '', size: 0, findings: { ...NOTHING_FOUND, mentions }, problem: null }];

/** Undoes the emptying, above what was typed and read meanwhile. */
function putBack(
  before: Pasted & {
    readonly leftOut: ReadonlySet<string>;
    readonly firstSeen: ReadonlyMap<string, number>;
  },
  rest: readonly PasteSource[],
): void {
  const now = useFetchBox.getState();
  const text = [before.text, now.text].filter((part) => part.trim() !== '').join('\n');
  const known = new Set([...before.sources, ...rest].map(({ id }) => id));
  const done = new Map(now.sources.map((source) => [source.id, source]));
  useFetchBox.setState({
    leftOut: before.leftOut,
    firstSeen: new Map([...now.firstSeen, ...before.firstSeen]),
  });
  putPasted({
    text,
    ofText: now.text.trim() === '' ? before.ofText : combine([before.ofText, findMentions(now.text)]),
    sources: [
      ...before.sources.map((source) => done.get(source.id) ?? source),
      ...now.sources.filter(({ id }) => !known.has(id)),
    ],
  });
}

/** What the server has of a record, to look at here: a fetch as any other. */
export async function fetchRecord({ accountId, mediaId }: MediaRecord): Promise<void> {
  const mentions = [bareMention(mediaId, 'app')];
  const answer = await askAloud((bridge) => bridge.fetchMedia({ accountId, mentions }), accountId);
  if (answer.ok) putNewTransfers(answer.value);
}

/** The system's save dialog opens; null comes back where the person changed their mind. */
export async function saveFetched(id: string): Promise<void> {
  const { accountId = null } = useTransfers.getState().byId.get(id) ?? {};
  const answer = await askAloud((bridge) => bridge.saveFetched({ id }), accountId);
  if (!answer.ok) return;
  if (answer.value.savedAs !== null) notify({ kind: 'saved_file', name: answer.value.savedAs });
}
