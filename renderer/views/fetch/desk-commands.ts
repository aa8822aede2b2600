import type { TFunction } from 'i18next';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import {
  areAllPinned,
  askToRemoveSender,
  askToRemoveTiles,
  copyTiles,
  fetchAgain,
  pinTiles,
  saveTiles,
} from '../../actions/desk.ts';
import { deskFacts } from '../../format/desk-facts.ts';
import { lookAt } from '../../stores/quick-look-store.ts';

/** What can be done with tiles: in their menu, in the bar of what is selected, and in the inspector. */
export interface DeskCommand {
  readonly id: string;
  readonly words: string;
  readonly keys?: string;
  readonly run: () => void;
}

/** In groups that a line divides; each leaves out what makes no sense for these. */
export function deskCommands(
  t: TFunction,
  fetches: readonly Transfer[],
): readonly (readonly DeskCommand[])[] {
  const ids = fetches.map(({ id }) => id);
  const [one] = fetches.length === 1 ? fetches : [];
  const hasBytes = fetches.some(({ fetched }) => fetched !== null);
  return [
    [
      ...(one?.fetched
        ? [
            {
              id: 'look',
              words: t('viewer.quickLook'),
              keys: 'Space',
              run: () => lookAt({ kind: 'transfer', id: one.id }),
            },
          ]
        : []),
      ...(hasBytes ? [{ id: 'save', words: t('desk.save'), keys: 'S', run: () => saveTiles(ids) }] : []),
      { id: 'copy', words: t('action.copyMediaId'), keys: 'Mod+C', run: () => void copyTiles(ids) },
    ],
    [
      ...(one && mayBeHdVoice(one)
        ? [
            {
              id: 'hd_voice',
              words: t('desk.fetchHd'),
              run: () => void fetchAgain(one, { hdVoice: true }),
            },
          ]
        : []),
      {
        id: 'pin',
        words: t(areAllPinned(fetches) ? 'desk.unpin' : 'desk.pin'),
        run: () => void pinTiles(ids),
      },
    ],
    [
      { id: 'remove', words: t('desk.remove'), keys: 'Del', run: () => askToRemoveTiles(ids) },
      ...senderCommand(t, fetches),
    ],
  ];
}

/** An ordinary voice, which JSSDK may have recorded. */
export const mayBeHdVoice = (transfer: Transfer): boolean =>
  deskFacts(transfer).kind === 'voice' && transfer.subject?.mention.hdVoice === false;

function senderCommand(t: TFunction, fetches: readonly Transfer[]): readonly DeskCommand[] {
  const [sender, ...others] = new Set(fetches.map(({ subject }) => subject?.mention.sender ?? null));
  if (sender === undefined || sender === null || others.length > 0) return [];
  return [{ id: 'remove_sender', words: t('desk.removeSender'), run: () => askToRemoveSender(sender) }];
}
