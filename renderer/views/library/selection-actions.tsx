import { FileOutput, Pin, PinOff, Trash2 } from 'lucide-react';
import { MenuTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { copySelection } from '../../actions/clipboard.ts';
import { pinSelection } from '../../actions/records.ts';
import { askToDeleteSelection } from '../../actions/selection.ts';
import { Button } from '../../components/button.tsx';
import { CopyActions } from '../../components/copy-actions.tsx';
import { sumsOf, useLibrary } from '../../stores/library-store.ts';
import { ExportMenu } from './export-menu.tsx';

type Tone = 'plain' | 'quiet';

export const CopySelected = ({ tone }: { tone: Tone }) => (
  <CopyActions
    tone={tone}
    onCopy={() => void copySelection()}
    onCopyAs={(format) => void copySelection(format)}
  />
);

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
