import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { THEMES } from '../../../electron/contract/settings.ts';
import { changeSettings } from '../../actions/settings.ts';
import { Facts } from '../../components/facts.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Select } from '../../components/select.tsx';
import { Switch } from '../../components/switch.tsx';
import { ViewHeader } from '../../components/view-header.tsx';
import { useSettings } from '../../stores/settings-store.ts';
import { closeNetwork, useView } from '../../stores/view-store.ts';
import { AccountList } from './account-list.tsx';
import { FetchSettings } from './fetch-settings.tsx';
import { NetworkSettings } from './network-settings.tsx';
import { PrivacyStorage } from './privacy-storage.tsx';
import { Section } from './section.tsx';
import { TransferSettings } from './transfer-settings.tsx';
import styles from './settings-page.module.css';

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <>
      <ViewHeader title={t('nav.settings')} />
      <div className={styles['scroller']}>
        <div className={styles['page']}>
          <AccountList />
          <Appearance />
          <Uploads />
          <TransferSettings />
          <FetchSettings />
          <Network />
          <PrivacyStorage />
          <About />
        </div>
      </div>
    </>
  );
}

function Appearance() {
  const { t } = useTranslation();
  const { theme, language } = useSettings((state) => state.settings);
  return (
    <Section title={t('settings.appearance')}>
      <div className={styles['row']}>
        <span className={styles['grow']}>{t('settings.theme')}</span>
        <Segmented
          label={t('settings.theme')}
          hidesLabel
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={(next) => void changeSettings({ theme: next })}
        />
      </div>
      <div className={styles['row']}>
        <span className={styles['grow']}>{t('settings.language')}</span>
        <div className={styles['select']}>
          <Select
            label={t('settings.language')}
            hidesLabel
            value={language}
            options={[
              { value: 'system', label: t('settings.languageSystem') },
              { value: 'en', label: 'English' },
              { value: 'zh-CN', label: '简体中文' },
            ]}
            onChange={(next) => void changeSettings({ language: next })}
          />
        </div>
      </div>
    </Section>
  );
}

function Uploads() {
  const { t } = useTranslation();
  const copyWhenDone = useSettings((state) => state.settings.copyWhenDone);
  return (
    <Section title={t('settings.uploads')}>
      <div className={styles['row']}>
        <Switch
          label={t('settings.copyWhenDone')}
          hint={t('settings.copyWhenDoneText')}
          isOn={copyWhenDone}
          onChange={(next) => void changeSettings({ copyWhenDone: next })}
        />
      </div>
    </Section>
  );
}

function Network() {
  const { t } = useTranslation();
  const isAskedFor = useView((state) => state.networkOpen);
  const section = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isAskedFor) return;
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.querySelector('input')?.focus({ preventScroll: true });
    closeNetwork();
  }, [isAskedFor]);
  return (
    <div ref={section}>
      <Section title={t('network.title')}>
        <NetworkSettings />
      </Section>
    </div>
  );
}

function About() {
  const { t } = useTranslation();
  const about = useSettings((state) => state.about);
  return (
    <Section title={t('settings.about')}>
      <div className={styles['row']}>
        <span className={`${styles['grow'] ?? ''} selectable`}>
          <Facts facts={[t('app.name'), t('settings.version', { version: about.version })]} />
          <span className={styles['hint']}>
            {t('settings.runsOn', { electron: about.electron, platform: about.platform })}{' '}
            {about.secondSource ? t('settings.secondSource') : null}
          </span>
        </span>
      </div>
    </Section>
  );
}
