import type { Mention } from '../../electron/contract/mention.ts';
import { mergeMentions, MOST_LISTED, NOTHING_FOUND, type Findings } from './findings.ts';

/** What several texts hold together; a media_id that stands in two of them is one. */
export function combine(all: readonly Findings[]): Findings {
  const [only] = all;
  if (all.length < 2) return only ?? NOTHING_FOUND;
  const byId = new Map<string, Mention>();
  let repeated = 0;
  for (const { mentions } of all) {
    for (const mention of mentions) {
      const known = byId.get(mention.mediaId);
      if (known) repeated += 1;
      byId.set(mention.mediaId, known ? mergeMentions(known, mention) : mention);
    }
  }
  const sum = (of: (findings: Findings) => number) =>
    all.reduce((total, findings) => total + of(findings), 0);
  return {
    mentions: [...byId.values()],
    duplicates: repeated + sum(({ duplicates }) => duplicates),
    malformed: all.flatMap(({ malformed }) => malformed).slice(0, MOST_LISTED),
    malformedCount: sum(({ malformedCount }) => malformedCount),
    encrypted: sum(({ encrypted }) => encrypted),
  };
}
