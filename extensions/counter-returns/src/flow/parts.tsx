import type { ComponentChildren } from 'preact';
import { inCoins } from '../../../../domain/cash-rounding.ts';
import type { Leg, QuotedTender } from '../../../../domain/plan.ts';
import type { Failure } from '../backend.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { Facts, Said, Words } from '../words.ts';
import type { Kit } from './kit.ts';
import { factsOf } from './refusal-words.ts';

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
      {!kit.online && !saysOffline && <Banner words={kit.words} says="common.offline" />}
      {children}
      {foot && (kit.tablet ? <s-box slot="aside">{foot}</s-box> : foot)}
      {details}
    </s-page>
  );
}

/** A part of a screen: one thing below the other. */
export function Section({
  heading,
  children,
}: {
  readonly heading?: string | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <s-section heading={heading}>
      <s-stack gap="base">{children}</s-stack>
    </s-section>
  );
}

interface BannerProps {
  readonly words: Words;
  /** The group of texts that says what is so (`what`), and what to do (`next`). */
  readonly says: Said;
  readonly facts?: Facts;
  readonly tone?: 'info' | 'success' | 'warning' | 'critical';
  /** What can be done about it at once. */
  readonly children?: ComponentChildren;
}

/** Something that must not be missed, and what to do next. */
export function Banner({ words: { t }, says, facts, tone = 'warning', children }: BannerProps) {
  return (
    <s-banner heading={t(`${says}.what`, facts)} tone={tone}>
      <s-stack gap="small">
        <s-text>{t(`${says}.next`, facts)}</s-text>
        {children}
      </s-stack>
    </s-banner>
  );
}

/** A business "no", with its facts. */
export function RefusalBanner({
  words,
  refusal,
  children,
}: {
  readonly words: Words;
  readonly refusal: Refusal;
  readonly children?: ComponentChildren;
}) {
  return (
    <Banner words={words} says={`refusal.${refusal.code}`} facts={factsOf(words, refusal)}>
      {children}
    </Banner>
  );
}

/** Why web gave no reply, and what to do next. */
export function FailureBanner({
  words,
  failure: { code, trace },
  children,
}: {
  readonly words: Words;
  readonly failure: Failure;
  readonly children?: ComponentChildren;
}) {
  return (
    <Banner words={words} says={`failure.${code}`} tone="critical">
      {trace && <s-text color="subdued">{words.t('common.trace', { trace })}</s-text>}
      {children}
    </Banner>
  );
}

/** The way to ask once more. */
export function TryAgain({ kit: { words, send } }: { readonly kit: Kit }) {
  return <s-button onClick={() => send({ type: 'retried' })}>{words.t('common.tryAgain')}</s-button>;
}

/** Why a plan is not there, or was not settled; while the till is offline that is no failure, it waits. */
export function PlanProblem({
  failure,
  asking,
  kit,
}: {
  readonly failure: Failure;
  /** A plan is being asked for. */
  readonly asking: boolean;
  readonly kit: Kit;
}) {
  if (failure.code === 'OFFLINE') return asking ? <s-text>{kit.words.t('plan.waiting')}</s-text> : null;
  return (
    <FailureBanner words={kit.words} failure={failure}>
      {asking && <TryAgain kit={kit} />}
    </FailureBanner>
  );
}

interface RowProps {
  /** What the amount is of. */
  readonly name: string;
  /** As `Words.money` writes it. */
  readonly amount: string;
  readonly strong?: boolean;
  /** More about it, on the whole width. */
  readonly children?: ComponentChildren;
}

/** Words at one side, an amount at the other. */
export function Row({ name, amount, strong, children }: RowProps) {
  const type = strong ? 'strong' : undefined;
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" justifyContent="space-between" alignItems="start" gap="small">
        <s-box inlineSize={besides(amount)}>
          <s-text type={type}>{name}</s-text>
        </s-box>
        <s-text type={type}>{amount}</s-text>
      </s-stack>
      {children}
    </s-stack>
  );
}

/** What is read beside something else: facts that there are, one after the other. */
export function Aside({ children }: { readonly children: readonly (string | null)[] }) {
  return <s-text color="subdued">{children.filter(Boolean).join(' · ')}</s-text>;
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
