import type { TFunction } from 'i18next';
import type { Account } from '../../electron/contract/account.ts';
import { formatDateTime } from './date-time.ts';
import type { GoneCause, GoneReading } from './gone-causes.ts';

/** What the sentences name. */
export interface GoneNames {
  /** The account that was asked. */
  readonly asked: string;
  readonly addressee: string | null;
  /** Server time minus this computer's, in ms. */
  readonly clockOffsetMs: number;
  readonly language: string;
}

/** The cause in a few words. */
export function goneTitle(t: TFunction, cause: GoneCause): string {
  if (cause.kind === 'wrong_kind' && cause.other === 'ordinary_voice') return t('gone.first.not_hd');
  return t(`gone.first.${cause.kind}`);
}

/** The cause in a sentence. */
export function goneSentence(
  t: TFunction,
  cause: GoneCause,
  { accounts }: Pick<GoneReading, 'accounts'>,
  names: GoneNames,
): string {
  const { asked, addressee, clockOffsetMs, language } = names;
  switch (cause.kind) {
    case 'expired':
      return cause.endedAt === null
        ? t('gone.cause.expiredMaybe')
        : t('gone.cause.expiredAt', {
            time: formatDateTime(cause.endedAt * 1000 - clockOffsetMs, language),
          });
    case 'wrong_account':
      return t(`gone.cause.${cause.because}`, {
        asked,
        addressee: addressee ?? '',
        account: addressed(accounts, addressee)?.name ?? '',
      });
    case 'wrong_kind':
      return t(`gone.cause.${cause.other}`);
    case 'cut_off':
      return t('gone.cause.cut_off', { length: String(cause.length) });
  }
}

const addressed = (accounts: readonly Account[], addressee: string | null): Account | undefined =>
  accounts.find(({ ownerId }) => ownerId === addressee);
