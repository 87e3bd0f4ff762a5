import type { Policy } from '../../../domain/policy.ts';
import { describePolicy, type ReasonNames } from './describe-policy.ts';
import type { Links } from './links.ts';
import type { Reader } from './reader.ts';

/** One version of the rules in the list of them. */
export interface PolicyVersionView {
  readonly version: number;
  readonly href: string;
  readonly savedAt: string;
  readonly savedBy: string;
  readonly inForce: boolean;
  readonly sentences: readonly string[];
}

interface KeptVersion {
  readonly version: number;
  readonly policy: Policy;
  readonly madeAt: Date;
  readonly madeBy: string | null;
}

/** Versions, newest first: the first is in force. */
export function presentVersions(
  kept: readonly KeptVersion[],
  { texts, formats }: Reader,
  links: Links,
  reasons: ReasonNames,
): PolicyVersionView[] {
  return kept.map(({ version, policy, madeAt, madeBy }, index) => ({
    version,
    href: links.policy({ version }),
    savedAt: madeBy === null ? '–' : formats.dateTime(madeAt),
    savedBy: madeBy === null ? texts.policy.fromTheStart : texts.page.account(madeBy),
    inForce: index === 0,
    sentences: describePolicy(policy, texts.policy, formats, reasons),
  }));
}
