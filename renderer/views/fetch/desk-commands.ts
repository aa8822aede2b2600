import type { TFunction } from 'i18next';
import { HANDOVER_FORMATS } from '../../../electron/contract/handover.ts';
import { COPY_FORMATS } from '../../../electron/contract/media.ts';
import { viewKindOf } from '../../../electron/contract/view-kind.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import {
  areAllPinned,
  askToRemoveSender,
  askToRemoveTiles,
  askToRenewTiles,
  copyTiles,
  copyTilesAs,
  fetchAgain,
  pinTiles,
  probeCostOf,
  probeTiles,
  saveTiles,
} from '../../actions/desk.ts';
import { exportHandover } from '../../actions/handover.ts';
import { copyPicture } from '../../actions/media-uses.ts';
import { deskFacts, mentionOf } from '../../format/desk-facts.ts';
import { fetchedSource } from '../../format/media-source.ts';
import { companyOf } from '../../format/owner.ts';
import { useAccounts } from '../../stores/account-store.ts';
import { lookAt } from '../../stores/quick-look-store.ts';

interface Choice {
  readonly id: string;
  readonly words: string;
  readonly run: () => void;
}

/** What can be done with tiles; one with choices opens them. */
export interface DeskCommand extends Choice {
  readonly keys?: string;
  /** What it costs. */
  readonly hint?: string;
  readonly choices?: readonly Choice[];
}

const nothing = () => undefined;

/** In groups that a line divides; each leaves out what makes no sense for these. */
export function deskCommands(
  t: TFunction,
  fetches: readonly Transfer[],
): readonly (readonly DeskCommand[])[] {
  const [one] = fetches.length === 1 ? fetches : [];
  return [
    takingOut(t, fetches, one),
    asking(t, fetches, one),
    [
      {
        id: 'remove',
        words: t('desk.remove'),
        keys: 'Del',
        run: () => askToRemoveTiles(fetches.map(({ id }) => id)),
      },
      ...senderCommand(t, fetches),
    ],
  ];
}

function takingOut(
  t: TFunction,
  fetches: readonly Transfer[],
  one: Transfer | undefined,
): readonly DeskCommand[] {
  const ids = fetches.map(({ id }) => id);
  const commands: DeskCommand[] = [];
  if (one?.fetched)
    commands.push({
      id: 'look',
      words: t('viewer.quickLook'),
      keys: 'Space',
      run: () => lookAt({ kind: 'transfer', id: one.id }),
    });
  if (one?.fetched && viewKindOf(one.fetched.contentType, one.fetched.name) === 'picture') {
    const source = fetchedSource(one, one.fetched);
    commands.push({
      id: 'copy_picture',
      words: t('viewer.copyPicture'),
      run: () => void copyPicture(source),
    });
  }
  if (fetches.some(({ fetched }) => fetched !== null))
    commands.push({ id: 'save', words: t('desk.save'), keys: 'S', run: () => saveTiles(ids) });
  commands.push(
    { id: 'copy', words: t('action.copyMediaId'), keys: 'Mod+C', run: () => void copyTiles(ids) },
    {
      id: 'copy_as',
      words: t('action.copyAs'),
      run: nothing,
      choices: COPY_FORMATS.map((format) => ({
        id: format,
        words: t(`copyFormat.${format}`),
        run: () => void copyTilesAs(ids, format),
      })),
    },
    { id: 'handover', words: t('desk.handover'), run: nothing, choices: handoverChoices(t, ids) },
  );
  return commands;
}

export const handoverChoices = (t: TFunction, ids: readonly string[]): readonly Choice[] =>
  HANDOVER_FORMATS.map((format) => ({
    id: format,
    words: t(`desk.handoverFormats.${format}`),
    run: () => void exportHandover(ids, format),
  }));

function asking(
  t: TFunction,
  fetches: readonly Transfer[],
  one: Transfer | undefined,
): readonly DeskCommand[] {
  const ids = fetches.map(({ id }) => id);
  const commands: DeskCommand[] = [
    {
      id: 'probe',
      words: t('desk.probe'),
      hint: t(`desk.probeCost.${probeCostOf(fetches)}`),
      run: () => void probeTiles(ids),
    },
  ];
  if (fetches.some(({ fetched }) => fetched !== null))
    commands.push({ id: 'renew', words: t('desk.renew'), keys: 'R', run: () => askToRenewTiles(ids) });
  if (one && mayBeHdVoice(one))
    commands.push({
      id: 'hd_voice',
      words: t('desk.fetchHd'),
      run: () => void fetchAgain(one, { hdVoice: true }),
    });
  commands.push({
    id: 'pin',
    words: t(areAllPinned(fetches) ? 'desk.unpin' : 'desk.pin'),
    run: () => void pinTiles(ids),
  });
  return commands;
}

/** An ordinary voice, which JSSDK may have recorded. */
export const mayBeHdVoice = (transfer: Transfer): boolean =>
  deskFacts(transfer).kind === 'voice' && transfer.subject?.mention.hdVoice === false;

function senderCommand(t: TFunction, fetches: readonly Transfer[]): readonly DeskCommand[] {
  const { accounts } = useAccounts.getState();
  const [first] = fetches;
  const senders = new Set(fetches.map((one) => `${companyOf(one, accounts)} ${mentionOf(one).sender ?? ''}`));
  if (!first || mentionOf(first).sender === null || senders.size > 1) return [];
  return [{ id: 'remove_sender', words: t('desk.removeSender'), run: () => askToRemoveSender(first) }];
}
