import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AccountLimits } from '../../../electron/contract/account-limits.ts';
import type { RealPlatform } from '../../../electron/contract/account.ts';
import { limitsOf, type TypeLimit } from '../../../electron/contract/limits-profile.ts';
import type { MediaType } from '../../../electron/contract/media.ts';
import { IconButton } from '../../components/icon-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { formatsTaken, sourceWords } from '../../format/preflight-words.ts';
import { useLanguage } from '../../stores/settings-store.ts';
import {
  isTimed,
  rowDraft,
  rowProblems,
  standardRow,
  typesOf,
  unitOf,
  type LimitColumn,
  type LimitsDraft,
  type ProfileDraft,
  type RowDraft,
} from './limits-draft.ts';
import styles from './limits-table.module.css';

interface LimitsTableProps {
  readonly platform: RealPlatform;
  /** As they are saved: whose source and date is shown. */
  readonly limits: AccountLimits;
  readonly draft: LimitsDraft;
  /** Whether what is wrong is told. */
  readonly isTried: boolean;
  /** Of the profile that is shown. */
  readonly onChange: (rows: ProfileDraft) => void;
}

/** The rows of the profile that is shown: what each type takes, says who, since when. */
export function LimitsTable({ platform, limits, draft, isTried, onChange }: LimitsTableProps) {
  const { t } = useTranslation();
  const { profile } = draft;
  const rows = draft.rows[profile];
  const inForce = limitsOf(platform, { ...limits, profile });
  return (
    <table className={styles['table']} aria-label={t('limits.table')}>
      <thead>
        <tr>
          <th scope="col">{t('limits.type')}</th>
          <th scope="col">{t('limits.smallest')}</th>
          <th scope="col">{t('limits.largest')}</th>
          <th scope="col">{t('limits.seconds')}</th>
          <th scope="col">{t('limits.origin')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {typesOf(platform).map((type) => {
          const row = rows[type];
          const standard = standardRow(platform, profile, type);
          const saved = inForce[type];
          return row && standard && saved ? (
            <LimitRow
              key={`${profile} ${type}`}
              type={type}
              row={row}
              standard={standard}
              saved={saved}
              isTried={isTried}
              onChange={(next) => onChange({ ...rows, [type]: next })}
            />
          ) : null;
        })}
      </tbody>
    </table>
  );
}

interface LimitRowProps {
  readonly type: MediaType;
  readonly row: RowDraft;
  /** The profile's own. */
  readonly standard: TypeLimit;
  readonly saved: TypeLimit;
  readonly isTried: boolean;
  readonly onChange: (row: RowDraft) => void;
}

function LimitRow({ type, row, standard, saved, isTried, onChange }: LimitRowProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const problems = isTried ? rowProblems(row, standard) : {};
  const isOwn = !isSame(row, rowDraft(standard, standard));
  const field = (column: LimitColumn, unit: string | null, width: string | undefined) => (
    <div className={width}>
      <TextField
        label={t(unit === null ? 'limits.cellPlain' : 'limits.cell', {
          type: t(`type.${type}`),
          column: t(`limits.${column}`),
          unit: unit ?? '',
        })}
        hidesLabel
        value={row[column]}
        maxLength={20}
        inputMode="decimal"
        placeholder={column === 'seconds' ? t('limits.none') : undefined}
        problem={problems[column] ? t(`limits.problem.${problems[column]}`) : null}
        onChange={(value) => onChange({ ...row, [column]: value })}
      />
      {unit === null ? null : <span className={styles['unit']}>{unit}</span>}
    </div>
  );
  return (
    <tr>
      <th scope="row">
        {t(`type.${type}`)}
        <span className={styles['formats']}>
          {standard.contentTypes === null
            ? t('limits.anyFormat')
            : formatsTaken(saved.contentTypes ?? standard.contentTypes, language)}
        </span>
      </th>
      <td>{field('smallest', unitOf(standard.minBytes), styles['size'])}</td>
      <td>{field('largest', unitOf(standard.maxBytes), styles['size'])}</td>
      <td>{isTimed(type) ? field('seconds', null, styles['seconds']) : '—'}</td>
      <td className={styles['source']}>{sourceWords(t, isOwn ? saved : standard)}</td>
      <td className={styles['reset']}>
        {isOwn ? (
          <IconButton
            label={t('limits.resetOf', { type: t(`type.${type}`) })}
            onPress={() => onChange(rowDraft(standard, standard))}
          >
            <RotateCcw aria-hidden="true" />
          </IconButton>
        ) : null}
      </td>
    </tr>
  );
}

const isSame = (a: RowDraft, b: RowDraft): boolean =>
  a.smallest === b.smallest && a.largest === b.largest && a.seconds === b.seconds;
