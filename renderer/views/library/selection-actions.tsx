import { ClipboardCopy, Copy, FileOutput, Pin, PinOff, Trash2 } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { copySelection } from '../../actions/clipboard.ts';
import { pinSelection } from '../../actions/records.ts';
import { askToDeleteSelection } from '../../actions/selection.ts';
import { Button } from '../../components/button.tsx';
import { CopyAsMenu } from '../../components/copy-as-menu.tsx';
import { sumsOf, useLibrary } from '../../stores/library-store.ts';
import { COPY_AS_ID } from '../use-shortcuts.ts';
import { ExportMenu } from './export-menu.tsx';

type Tone = 'plain' | 'quiet';

/** The ways to copy what is selected: its media_ids, or in a form of choice. */
export function CopyActions({ tone }: { tone: Tone }) {
  const { t } = useTranslation();
  return (
    <>
      <Button tone={tone} icon={<Copy aria-hidden="true" />} onPress={() => void copySelection()}>
        {t('action.copyMediaId')}
      </Button>
      <MenuTrigger>
        <Button id={COPY_AS_ID} tone={tone} icon={<ClipboardCopy aria-hidden="true" />}>
          {t('action.copyAs')}
        </Button>
        <CopyAsMenu onChoose={(format) => void copySelection(format)} />
      </MenuTrigger>
    </>
  );
}

export function PinAction({ tone }: { tone: Tone }) {
  const { t } = useTranslation();
  const pinned = useLibrary((state) => sumsOf(state.selected).isAllPinned);
  return (
    <Button
      tone={tone}
      icon={pinned ? <PinOff aria-hidden="true" /> : <Pin aria-hidden="true" />}
      onPress={() => void pinSelection()}
    >
      {t(pinned ? 'records.unpin' : 'records.pin')}
    </Button>
  );
}

/** What takes records out of the app, or out of the library. */
export function LeaveActions({ tone }: { tone: Tone }) {
  const { t } = useTranslation();
  const count = useLibrary((state) => state.selected.size);
  return (
    <>
      <MenuTrigger>
        <Button tone={tone} icon={<FileOutput aria-hidden="true" />}>
          {t('records.export')}
        </Button>
        <ExportMenu />
      </MenuTrigger>
      <Button tone={tone} icon={<Trash2 aria-hidden="true" />} onPress={askToDeleteSelection}>
        {t('action.deleteRecords', { count })}
      </Button>
    </>
  );
}
