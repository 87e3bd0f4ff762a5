import type { Texts } from './locales/texts.ts';
import type { ReturnView } from './present-return.ts';
import { Approval } from './return-approval.tsx';
import { NativeGoods } from './return-native.tsx';
import { Payments } from './return-payments.tsx';
import { Plan } from './return-plan.tsx';
import { Steps } from './return-steps.tsx';
import { GOODS_TONES, MONEY_TONES, OUTCOME_TONES } from './tones.ts';
import { Facts } from './facts.tsx';

interface Props {
  readonly view: ReturnView;
  readonly timeZone: string;
  readonly backHref: string;
  readonly texts: Texts;
}

const URGENT = ['owed', 'attention'];

export function ReturnPage({ view, timeZone, backHref, texts }: Props) {
  const { page, log } = texts;
  const urgent = URGENT.includes(view.outcome);
  return (
    <s-page heading={page.heading(view.orderName)}>
      <s-link slot="breadcrumb-actions" href={backHref}>
        {page.back}
      </s-link>
      <s-button slot="secondary-actions" href={view.orderLink} target="_blank">
        {page.openOrder(view.orderName)}
      </s-button>
      {urgent && (
        <s-banner tone="critical" heading={view.outcomeText}>
          <s-paragraph>{view.explanation}</s-paragraph>
        </s-banner>
      )}
      <s-section heading={page.summary}>
        <Facts
          facts={[
            [log.outcome, <s-badge tone={OUTCOME_TONES[view.outcome]}>{view.outcomeText}</s-badge>],
            [log.madeIn, view.madeIn],
            [page.reason, urgent ? null : view.explanation],
            [log.goods, <s-badge tone={GOODS_TONES[view.goods]}>{view.goodsText}</s-badge>],
            [log.money, <s-badge tone={MONEY_TONES[view.money]}>{view.moneyText}</s-badge>],
            [log.amount, view.amount],
            [page.reference, view.reference],
            [page.returnName, view.returnName],
            [page.note, view.note],
          ]}
        />
        {view.sameVisit.map(({ orderName, href }) => (
          <s-link key={href} href={href}>
            {page.sameVisit(orderName)}
          </s-link>
        ))}
        {view.newPlanHref && <s-link href={view.newPlanHref}>{page.otherPlan}</s-link>}
      </s-section>
      {view.chain.length > 0 && (
        <s-section heading={page.chain}>
          <s-unordered-list>
            {view.chain.map(({ text, href, external }) => (
              <s-list-item key={href}>
                <s-link href={href} {...(external && { target: '_blank' })}>
                  {external ? `${text} (${page.newTab})` : text}
                </s-link>
              </s-list-item>
            ))}
          </s-unordered-list>
        </s-section>
      )}
      {view.native ? (
        <NativeGoods native={view.native} texts={page} />
      ) : (
        <Plan plan={view.plan} texts={page} />
      )}
      <Approval view={view.approval} texts={texts.approvals} />
      <Payments payments={view.payments} unused={view.unusedTenders} texts={page} />
      {!view.native && <Steps steps={view.steps} texts={page} />}
      <s-text color="subdued">{page.timesIn(timeZone)}</s-text>
      <s-section slot="aside" heading={page.who}>
        <Facts
          facts={[
            [page.staff, view.staff],
            [page.accountLabel, view.account],
            [page.location, view.location],
            [page.device, view.device],
            [page.posVersion, view.posVersion],
            [page.policy, view.policy],
            ...view.times,
          ]}
        />
        <s-text color="subdued">{view.native ? page.claimedOfNative : page.claimed}</s-text>
      </s-section>
      <s-section slot="aside" heading={page.inShopify}>
        <s-unordered-list>
          <s-list-item>
            <s-link
              href={view.orderLink}
              target="_blank"
              accessibilityLabel={`${view.order} (${page.newTab})`}
            >
              {view.order}
            </s-link>
          </s-list-item>
          {view.ids.map((id) => (
            <s-list-item key={id}>{id}</s-list-item>
          ))}
        </s-unordered-list>
      </s-section>
    </s-page>
  );
}
