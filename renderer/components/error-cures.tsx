import { useTranslation } from 'react-i18next';
import type { RealPlatform } from '../../electron/contract/account.ts';
import type { AppError } from '../../electron/contract/errors.ts';
import { openExternal } from '../actions/accounts.ts';
import { copyText } from '../actions/clipboard.ts';
import { chooseSaveFolder } from '../actions/saving.ts';
import type { Cure } from '../format/error-text.ts';
import { openAccountForm, openNetwork, setAccountMenuOpen, showView } from '../stores/view-store.ts';
import { Button } from './button.tsx';
import styles from './error-cures.module.css';

interface ErrorCuresProps {
  readonly error: AppError;
  readonly cures: readonly Cure[];
  readonly accountId: string | null;
  readonly imitates: RealPlatform | null;
  readonly onRetry: (() => void) | undefined;
  readonly onPlainHttp: (() => void) | undefined;
  readonly inTabOrder: boolean;
}

interface CureButton {
  readonly label: string;
  readonly run: () => void;
}

/** The buttons of an error; a cure with nothing to act on is left out. */
export function ErrorCures(props: ErrorCuresProps) {
  const buttons = useCureButtons(props);
  const shown = props.cures.flatMap((cure) => {
    const button = buttons[cure];
    return button ? [{ cure, ...button }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <div className={styles['cures']} data-cures>
      {shown.map(({ cure, label, run }) => (
        <Button key={cure} size="small" excludeFromTabOrder={!props.inTabOrder} onPress={run}>
          {label}
        </Button>
      ))}
    </div>
  );
}

function useCureButtons(props: ErrorCuresProps): Readonly<Record<Cure, CureButton | null>> {
  const { t } = useTranslation();
  const { error, accountId, imitates, onRetry, onPlainHttp } = props;
  const ip = error.facts?.['ip'];
  return {
    retry: onRetry ? { label: t('action.retry'), run: onRetry } : null,
    plain_http: onPlainHttp ? { label: t('action.plainHttp'), run: onPlainHttp } : null,
    copy_ip:
      ip === undefined
        ? null
        : { label: t('action.copyIp', { ip: String(ip) }), run: () => void copyText(String(ip)) },
    edit_account:
      accountId === null ? null : { label: t('action.editAccount'), run: () => openAccountForm(accountId) },
    open_network_settings: { label: t('network.open'), run: openNetwork },
    open_settings: { label: t('saving.openSettings'), run: () => showView('settings') },
    choose_save_folder: { label: t('saving.chooseFolder'), run: () => void chooseSaveFolder() },
    switch_account: { label: t('action.switchAccount'), run: () => setAccountMenuOpen(true) },
    open_console:
      imitates === null
        ? null
        : {
            label: t('action.openConsole'),
            run: () => void openExternal(imitates === 'wecom' ? 'wecom_console' : 'official_account_console'),
          },
    look_up_errcode:
      imitates === 'wecom'
        ? { label: t('action.lookUpErrcode'), run: () => void openExternal('wecom_errcode') }
        : null,
  };
}
