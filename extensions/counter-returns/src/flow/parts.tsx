import type { ComponentChildren } from 'preact';
import { inCoins } from '../../../../domain/cash-rounding.ts';
import type { Leg, QuotedTender } from '../../../../domain/plan.ts';
import type { Failure } from '../backend.ts';
import type { Words } from '../words.ts';
import type { Kit } from './kit.ts';

interface FrameProps {
  readonly kit: Kit;
  readonly heading: string;
  readonly subheading?: string;
  readonly onBack?: (() => void) | undefined;
  /** Beside the content on a tablet, below it on a phone: what is chosen, and the screen's one primary button. */
  readonly foot?: ComponentChildren;
  /** What is read rather than acted on: below the button on a phone, so that the button is in sight. */
  readonly details?: ComponentChildren;
  /** The screen says in its own words what being offline means. */
  readonly saysOffline?: boolean;
  readonly children: ComponentChildren;
}

/** One screen: its heading, the way back, whether the till is offline, the content, and what to do next. */
export function Frame({
  kit,
  heading,
  subheading,
  onBack,
  foot,
  details,
  saysOffline,
  children,
}: FrameProps) {
  const { t } = kit.words;
  return (
    <s-page heading={heading} subheading={subheading}>
      {onBack && (
        <s-button slot="secondary-actions" variant="secondary" onClick={onBack}>
          {t('common.back')}
        </s-button>
      )}
      {!kit.online && !saysOffline && (
        <s-banner heading={t('common.offline.what')} tone="warning">
          <s-text>{t('common.offline.next')}</s-text>
        </s-banner>
      )}
      {children}
      {foot && (kit.tablet ? <s-box slot="aside">{foot}</s-box> : foot)}
      {details}
    </s-page>
  );
}

/** Why web gave no reply, and what to do next. */
export function FailureBanner({
  words: { t },
  failure,
  children,
}: {
  readonly words: Words;
  readonly failure: Failure;
  readonly children?: ComponentChildren;
}) {
  return (
    <s-banner heading={t(`failure.${failure.code}.what`)} tone="critical">
      <s-stack gap="small">
        <s-text>{t(`failure.${failure.code}.next`)}</s-text>
        {failure.trace && <s-text color="subdued">{t('common.trace', { trace: failure.trace })}</s-text>}
        {children}
      </s-stack>
    </s-banner>
  );
}

interface RowProps {
  /** What the amount is of. */
  readonly children: ComponentChildren;
  /** As `Words.money` writes it. */
  readonly amount: string;
  readonly strong?: boolean;
  /** More about it, on the whole width. */
  readonly below?: ComponentChildren;
}

/** Words at one side, an amount at the other. */
export function Row({ children, amount, strong = false, below }: RowProps) {
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small">
        <s-box inlineSize={besides(amount)}>{children}</s-box>
        <s-text type={strong ? 'strong' : undefined}>{amount}</s-text>
      </s-stack>
      {below}
    </s-stack>
  );
}

/** What an amount leaves to the words on a phone, so that it never falls below them: a bold digit takes 3 % of its width. */
function besides(amount: string): `${number}%` {
  return `${Math.max(40, 94 - 3 * amount.length)}%`;
}

/** What people call a tender: "Visa •••• 2082", or our own word where Shopify's label is not translated. */
export function tenderName(
  { t }: Words,
  { kind, label, lastDigits }: Pick<QuotedTender, 'kind' | 'label' | 'lastDigits'>,
): string {
  const ours = kind !== 'card' && kind !== 'manual' && kind !== 'other';
  const tender = ours ? t(`plan.tender.${kind}`) : label;
  return lastDigits === null ? tender : t('plan.digits', { tender, digits: lastDigits });
}

/** What a cash payment comes to in coins that are in use, where those are larger than the smallest amount. */
export function Coins({ leg: { payout, amount }, words }: { readonly leg: Leg; readonly words: Words }) {
  const coins = payout === 'cash_drawer' && inCoins(amount);
  return coins ? <s-text>{words.t('plan.inCoins', { amount: words.money(coins) })}</s-text> : null;
}
