import { AudioLines, Maximize2, Save, Trash2, UserX } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchExpiry } from '../../../electron/contract/fetch-subject.ts';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { askToRemoveSender, askToRemoveTiles, fetchAgain } from '../../actions/desk.ts';
import { saveFetched } from '../../actions/fetches.ts';
import { Button } from '../../components/button.tsx';
import { FactList } from '../../components/fact-list.tsx';
import { InspectorPanel } from '../../components/inspector-panel.tsx';
import { TransferFailure } from '../../components/transfer-failure.tsx';
import { Veil } from '../../components/veil.tsx';
import { formatDateTime } from '../../format/date-time.ts';
import { isGone } from '../../format/gone-causes.ts';
import { mentionOf } from '../../format/desk-facts.ts';
import { formatFileSize, formatNumber } from '../../format/file-size.ts';
import { plainText } from '../../format/plain-text.ts';
import { playTimeOf } from '../../format/play-time.ts';
import { fetchedSource } from '../../format/media-source.ts';
import { selectedTiles, setDeskInspectorOpen, useDesk } from '../../stores/desk-store.ts';
import { lookAt } from '../../stores/quick-look-store.ts';
import { useAccount } from '../../stores/account-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { isStuck } from '../../stores/transfer-totals.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { MediaView } from '../viewer/media-view.tsx';
import { mayBeHdVoice } from './desk-commands.ts';
import { SelectedActions } from './fetch-selection-bar.tsx';
import { focusTile } from './fetch-tile.tsx';
import { GoneReasons } from './gone-reasons.tsx';
import { ProbeStamp, TileLife } from './tile-life.tsx';
import styles from './fetch-inspector.module.css';

const INSPECTOR_ID = 'desk-inspector';

export const focusDeskInspector = (): void => {
  requestAnimationFrame(() => document.getElementById(INSPECTOR_ID)?.focus());
};

/** Closes it, and gives the keyboard back to the tile where it had it. */
function close(): void {
  const hadFocus = document.getElementById(INSPECTOR_ID)?.contains(document.activeElement) === true;
  setDeskInspectorOpen(false);
  const { activeId } = useDesk.getState();
  if (hadFocus && activeId !== null) focusTile(activeId);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  event.preventDefault();
  close();
}

/** What is selected: one larger, with its facts and what can be done with it; of several how many. */
export function FetchInspector() {
  const { t } = useTranslation();
  const language = useLanguage();
  const isOpen = useDesk((state) => state.isInspectorOpen);
  const ids = useDesk(selectedTiles);
  const [id = ''] = ids;
  const one = useTransfers((state) => state.byId.get(id));
  if (!isOpen || !one) return null;
  const count = ids.length;
  return (
    <InspectorPanel
      label={t('fetch.inspector')}
      title={
        count > 1
          ? t('desk.selected', { count, shown: formatNumber(count, language) })
          : (one.fetched?.name ?? t(isGone(one) ? 'desk.gone' : `state.${one.state}`))
      }
      id={INSPECTOR_ID}
      onKeyDown={onKeyDown}
      onClose={close}
    >
      {count > 1 ? (
        <>
          <p className={styles['note']}>{t('desk.selectionText')}</p>
          <div className={styles['actions']}>
            <SelectedActions tone="plain" />
          </div>
        </>
      ) : (
        <One transfer={one} />
      )}
    </InspectorPanel>
  );
}

function One({ transfer }: { transfer: Transfer }) {
  const { fetched } = transfer;
  return (
    <>
      {fetched ? (
        <div className={styles['preview']}>
          <Veil key={transfer.id}>
            <MediaView source={fetchedSource(transfer, fetched)} />
          </Veil>
        </div>
      ) : null}
      <GoneReasons transfer={transfer} />
      {isStuck(transfer) && !isGone(transfer) ? (
        <div className={styles['failure']}>
          <TransferFailure transfer={transfer} />
        </div>
      ) : null}
      <Actions transfer={transfer} />
      <Facts transfer={transfer} />
      <Removal transfer={transfer} />
    </>
  );
}

function Actions({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const { id, fetched } = transfer;
  return (
    <div className={styles['actions']}>
      {fetched ? (
        <>
          <Button
            data-command="save"
            tone="primary"
            icon={<Save aria-hidden="true" />}
            onPress={() => void saveFetched(id)}
          >
            {t('action.saveFile')}
          </Button>
          <Button icon={<Maximize2 aria-hidden="true" />} onPress={() => lookAt({ kind: 'transfer', id })}>
            {t('viewer.quickLook')}
          </Button>
        </>
      ) : null}
      {mayBeHdVoice(transfer) ? (
        <Button
          icon={<AudioLines aria-hidden="true" />}
          onPress={() => void fetchAgain(transfer, { hdVoice: true })}
        >
          {t('desk.fetchHd')}
        </Button>
      ) : null}
      <SelectedActions tone="plain" isAll={false} />
    </div>
  );
}

function Facts({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const clockOffsetMs = useAccount(transfer.accountId)?.clockOffsetMs ?? 0;
  const { fetched, accountName, addedAt } = transfer;
  const mention = mentionOf(transfer);
  const { sender, sentAt, addressee, messageId, mediaId } = mention;
  const hasProbe = Boolean(transfer.subject?.probe);
  const when =
    sentAt === null
      ? { name: t('desk.fact.seen'), value: formatDateTime(fetchExpiry(mention, addedAt).seenAt, language) }
      : { name: t('desk.fact.sent'), value: formatDateTime(sentAt * 1000 - clockOffsetMs, language) };
  return (
    <>
      <FactList
        facts={[
          { name: t('desk.fact.sender'), value: sender && <bdi>{plainText(sender)}</bdi> },
          when,
          { name: t('desk.fact.expires'), value: <TileLife transfer={transfer} isWhole /> },
          { name: t('desk.fact.probe'), value: hasProbe ? <ProbeStamp transfer={transfer} /> : null },
          { name: t('fetch.fact.type'), value: fetched?.contentType },
          { name: t('desk.fact.length'), value: playTimeOf(fetched) },
          { name: t('fetch.fact.size'), value: fetched && formatFileSize(fetched.size, language) },
          { name: t('fetch.fact.account'), value: accountName },
          { name: t('desk.fact.addressee'), value: addressee, mono: true },
          { name: t('desk.fact.message'), value: messageId, mono: true },
          { name: t('fetch.fact.mediaId'), value: mediaId, mono: true },
          { name: t('fetch.fact.hash'), value: fetched?.sha256, mono: true },
        ]}
      />
      {fetched?.savedAs ? (
        <p className={styles['note']}>{t('fetch.savedAs', { name: fetched.savedAs })}</p>
      ) : null}
    </>
  );
}

function Removal({ transfer }: { transfer: Transfer }) {
  const { t } = useTranslation();
  const { sender } = mentionOf(transfer);
  return (
    <div className={styles['removal']}>
      <Button
        tone="quiet"
        icon={<Trash2 aria-hidden="true" />}
        onPress={() => askToRemoveTiles([transfer.id])}
      >
        {t('desk.remove')}
      </Button>
      {sender === null ? null : (
        <Button tone="quiet" icon={<UserX aria-hidden="true" />} onPress={() => askToRemoveSender(transfer)}>
          {t('desk.removeSender')}
        </Button>
      )}
    </div>
  );
}
