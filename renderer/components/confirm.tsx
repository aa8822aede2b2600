import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { removeAccount } from '../actions/accounts.ts';
import { removeRecords } from '../actions/records.ts';
import { askFor, useView, type Confirmation } from '../stores/view-store.ts';
import { Button } from './button.tsx';
import styles from './confirm.module.css';

/** The one modal of the app: asked before something is lost. */
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
  const words =
    confirmation.kind === 'delete_records'
      ? {
          title: t('library.deleteTitle', { count: confirmation.ids.length, name: confirmation.name }),
          text: t('library.deleteText'),
          yes: t('action.deleteRecords', { count: confirmation.ids.length }),
        }
      : {
          title: t('settings.removeTitle', { name: confirmation.name }),
          text: t('settings.removeText'),
          yes: t('action.remove'),
        };
  return (
    <Dialog role="alertdialog" className={styles['dialog'] ?? ''}>
      <Heading slot="title" className={styles['title'] ?? ''}>
        {words.title}
      </Heading>
      <p className={styles['text']}>{words.text}</p>
      <div className={styles['buttons']}>
        <Button autoFocus onPress={() => askFor(null)}>
          {t('action.cancel')}
        </Button>
        <Button tone="danger" onPress={() => carryOut(confirmation)}>
          {words.yes}
        </Button>
      </div>
    </Dialog>
  );
}

function carryOut(confirmation: Confirmation) {
  askFor(null);
  if (confirmation.kind === 'delete_records') void removeRecords(confirmation.ids);
  else void removeAccount(confirmation.id, confirmation.name);
}
