import { useDeferredValue, useLayoutEffect, useMemo, useState } from 'react';
import type { Transfer } from '../../../electron/contract/transfer.ts';
import { keepOrder, listDesk, type DeskList } from '../../format/desk-list.ts';
import { useAccounts } from '../../stores/account-store.ts';
import { useDesk } from '../../stores/desk-store.ts';
import { useTransferList } from '../../stores/transfer-store.ts';

const isFetch = ({ direction, state }: Transfer): boolean => direction === 'fetch' && state !== 'cancelled';

/** All fetches, and those shown, as the person groups, filters and searches them. */
export function useDeskList(): { readonly fetches: readonly Transfer[]; readonly list: DeskList } {
  // Between two keys of a search the window goes on.
  const fetches = useDeferredValue(useTransferList(isFetch));
  const query = useDeferredValue(useDesk((state) => state.query));
  const accounts = useAccounts((state) => state.accounts);
  const latest = useMemo(() => listDesk(fetches, query, accounts), [fetches, query, accounts]);
  const [kept, keep] = useState(latest);
  const list = useMemo(() => keepOrder(kept, latest), [kept, latest]);
  if (list.groups !== kept.groups) keep(list);
  useLayoutEffect(() => {
    useDesk.setState({ order: list.order });
  }, [list.order]);
  return { fetches, list };
}
