import { FileOutput, Pin, PinOff, Radar, RefreshCw, Save, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ProbeCost } from '../../../electron/contract/probe-cost.ts';
import {
  areAllPinned,
  askToRemoveTiles,
  askToRenewTiles,
  copyTiles,
  copyTilesAs,
  pinTiles,
  probeCostOf,
  probeTiles,
  saveTiles,
} from '../../actions/desk.ts';
import { clearTiles } from '../../actions/desk-selection.ts';
import { Button } from '../../components/button.tsx';
import { CopyActions } from '../../components/copy-actions.tsx';
import { FloatingBar } from '../../components/floating-bar.tsx';
import { formatNumber } from '../../format/file-size.ts';
import { selectedTiles, useDesk } from '../../stores/desk-store.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import { useTransfers } from '../../stores/transfer-store.ts';
import { handoverChoices } from './desk-commands.ts';
import tooltip from '../../components/icon-button.module.css';
import menu from '../../components/menu.module.css';
import styles from './fetch-selection-bar.module.css';

type Tone = 'plain' | 'quiet';

/** What can be done with the selected tiles. */
export function FetchSelectionBar() {
  const { t } = useTranslation();
  const language = useLanguage();
  const count = useDesk((state) => (state.isInspectorOpen ? 0 : selectedTiles(state).length));
  if (count === 0) return null;
  return (
    <FloatingBar
      words={t('desk.selected', { count, shown: formatNumber(count, language) })}
      onClose={clearTiles}
    >
      <div className={styles['actions']}>
        <SelectedActions tone="quiet" />
      </div>
    </FloatingBar>
  );
}

/** The same in the bar and in the inspector, which has a Save and a Delete of its own for one. */
export function SelectedActions({ tone, isAll = true }: { tone: Tone; isAll?: boolean }) {
  const { t } = useTranslation();
  const ids = useDesk(selectedTiles);
  const byId = useTransfers((state) => state.byId);
  const { pinned, hasBytes, cost } = useMemo(() => {
    const fetches = ids.flatMap((id) => byId.get(id) ?? []);
    return {
      pinned: areAllPinned(fetches),
      hasBytes: fetches.some(({ fetched }) => fetched !== null),
      cost: probeCostOf(fetches),
    };
  }, [ids, byId]);
  return (
    <>
      {isAll && hasBytes ? (
        <Button
          data-command="save"
          tone={tone}
          icon={<Save aria-hidden="true" />}
          onPress={() => saveTiles(ids)}
        >
          {t('desk.save')}
        </Button>
      ) : null}
      <CopyActions
        tone={tone}
        onCopy={() => void copyTiles(ids)}
        onCopyAs={(format) => void copyTilesAs(ids, format)}
      />
      <ProbeButton tone={tone} cost={cost} ids={ids} />
      {hasBytes ? (
        <Button tone={tone} icon={<RefreshCw aria-hidden="true" />} onPress={() => askToRenewTiles(ids)}>
          {t('desk.renew')}
        </Button>
      ) : null}
      <Button
        data-rare
        tone={tone}
        icon={pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
        onPress={() => void pinTiles(ids)}
      >
        {t(pinned ? 'desk.unpin' : 'desk.pin')}
      </Button>
      <HandoverButton tone={tone} ids={ids} />
      {isAll ? (
        <Button tone={tone} icon={<Trash2 aria-hidden="true" />} onPress={() => askToRemoveTiles(ids)}>
          {t('desk.remove')}
        </Button>
      ) : null}
    </>
  );
}

/** Says what it costs before it is pressed. */
function ProbeButton({ tone, cost, ids }: { tone: Tone; cost: ProbeCost; ids: readonly string[] }) {
  const { t } = useTranslation();
  const words = t(`desk.probeCost.${cost}`);
  return (
    <TooltipTrigger delay={300} closeDelay={60}>
      <Button
        tone={tone}
        icon={<Radar aria-hidden="true" />}
        aria-description={words}
        onPress={() => void probeTiles(ids)}
      >
        {t('desk.probe')}
      </Button>
      <Tooltip className={tooltip['tooltip'] ?? ''} offset={6}>
        {words}
      </Tooltip>
    </TooltipTrigger>
  );
}

function HandoverButton({ tone, ids }: { tone: Tone; ids: readonly string[] }) {
  const { t } = useTranslation();
  const choices = handoverChoices(t, ids);
  return (
    <MenuTrigger>
      <Button data-rare tone={tone} icon={<FileOutput aria-hidden="true" />}>
        {t('desk.handover')}
      </Button>
      <Popover className={menu['popover'] ?? ''} placement="bottom end" offset={4}>
        <Menu
          className={menu['list'] ?? ''}
          aria-label={t('desk.handover')}
          onAction={(key) => choices.find(({ id }) => id === key)?.run()}
        >
          {choices.map(({ id, words }) => (
            <MenuItem key={id} id={id} className={menu['item'] ?? ''}>
              {words}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
