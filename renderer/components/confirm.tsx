import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { removeAccount } from '../actions/accounts.ts';
import { removeTiles, renewTiles } from '../actions/desk.ts';
import { removeRecords } from '../actions/records.ts';
import { cancelTransfers } from '../actions/transfers.ts';
import { formatNumber } from '../format/file-size.ts';
import { isolated } from '../format/plain-text.ts';
import { useLanguage } from '../stores/settings-store.ts';
import { askFor, useView, type Confirmation } from '../stores/view-store.ts';
import { Button } from './button.tsx';
import styles from './confirm.module.css';

/** The one modal of the app: asked before something is lost, or much is sent. */
export function Confirm() {
  const confirmation = useView((state) => state.confirmation);
  return (
    <ModalOverlay
      className={styles['scrim'] ?? ''}
      isOpen={confirmation !== null}
      isDismissable
      onOpenChange={(open) => {
        if (!open) askFor(null);
      }}
    >
      <Modal className={styles['modal'] ?? ''}>
        {confirmation ? <Question confirmation={confirmation} /> : null}
      </Modal>
    </ModalOverlay>
  );
}

function Question({ confirmation }: { confirmation: Confirmation }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const words = wordsOf(t, confirmation, language);
  return (
    <Dialog role="alertdialog" className={styles['dialog'] ?? ''}>
      <Heading slot="title" className={styles['title'] ?? ''}>
        {words.title}
      </Heading>
      <p className={styles['text']}>{words.text}</p>
      <div className={styles['buttons']}>
        <Button autoFocus onPress={() => askFor(null)}>
          {words.no}
        </Button>
        <Button
          tone={confirmation.kind === 'renew_fetches' ? 'primary' : 'danger'}
          onPress={() => carryOut(confirmation)}
        >
          {words.yes}
        </Button>
      </div>
    </Dialog>
  );
}

function wordsOf(t: TFunction, confirmation: Confirmation, language: string) {
  switch (confirmation.kind) {
    case 'delete_records':
      return {
        title: t('library.deleteTitle', { count: confirmation.ids.length, name: confirmation.name }),
        text: t('library.deleteText'),
        no: t('action.cancel'),
        yes: t('action.deleteRecords', { count: confirmation.ids.length }),
      };
    case 'remove_account':
      return {
        title: t('settings.removeTitle', { name: confirmation.name }),
        text: t('settings.removeText'),
        no: t('action.cancel'),
        yes: t('action.remove'),
      };
    case 'cancel_transfers':
      return {
        title: t('transfers.cancelTitle', { count: confirmation.ids.length }),
        text: t('transfers.cancelText'),
        no: t('transfers.cancelKeep'),
        yes: t('transfers.cancelYes', { count: confirmation.ids.length }),
      };
    case 'remove_fetches':
      return removalWords(t, confirmation, language);
    case 'renew_fetches':
      return {
        title: t('desk.renewTitle', { shown: formatNumber(confirmation.ids.length, language) }),
        text: t('desk.renewText'),
        no: t('action.cancel'),
        yes: t('desk.renew'),
      };
  }
}

function removalWords(
  t: TFunction,
  { ids, unsaved, sender }: Extract<Confirmation, { kind: 'remove_fetches' }>,
  language: string,
) {
  const all = { count: ids.length, shown: formatNumber(ids.length, language) };
  return {
    title:
      sender === null
        ? t('desk.removeTitle', all)
        : t('desk.removeSenderTitle', {
            sender: isolated(sender.name),
            account: isolated(sender.account),
          }),
    text: [
      sender === null ? null : t('desk.removeSenderText', all),
      unsaved > 0 ? t('desk.removeText', { count: unsaved, unsaved: formatNumber(unsaved, language) }) : null,
      t('desk.removeKeeps'),
    ]
      .filter((sentence) => sentence !== null)
      .join(language === 'zh-CN' ? '' : ' '),
    no: t('action.cancel'),
    yes: t('desk.removeYes'),
  };
}

function carryOut(confirmation: Confirmation): void {
  askFor(null);
  switch (confirmation.kind) {
    case 'delete_records':
      void removeRecords(confirmation.ids);
      return;
    case 'remove_account':
      void removeAccount(confirmation.id, confirmation.name);
      return;
    case 'cancel_transfers':
      void cancelTransfers(confirmation.ids);
      return;
    case 'remove_fetches':
      void removeTiles(confirmation.ids);
      return;
    case 'renew_fetches':
      void renewTiles(confirmation.ids);
  }
}
