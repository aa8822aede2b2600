import { Blocks, Building2, FlaskConical, Megaphone } from 'lucide-react';
import type { Platform } from '../../electron/contract/account.ts';
import { classNames } from '../format/class-names.ts';
import styles from './platform-mark.module.css';

const ICONS = {
  wecom: Building2,
  official_account: Megaphone,
  mini_program: Blocks,
  simulator: FlaskConical,
} as const;

/** A small coloured sign for the platform. Ours, not WeChat's: their logos are theirs. */
export function PlatformMark({ platform }: { platform: Platform }) {
  const Icon = ICONS[platform];
  return (
    <span className={classNames(styles, 'mark', platform)} aria-hidden="true">
      <Icon />
    </span>
  );
}
