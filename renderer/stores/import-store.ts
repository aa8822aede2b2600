import { create } from 'zustand';
import type { ImportReport } from '../../electron/contract/library.ts';

interface ImportState {
  /** The last import that refused rows, until the person has put it away. */
  readonly report: ImportReport | null;
}

export const useImport = create<ImportState>(() => ({ report: null }));

export const showImportReport = (report: ImportReport | null): void => useImport.setState({ report });
