import { Facts } from './facts.tsx';
import type { Texts } from './locales/texts.ts';
import type { PlanView } from './present-return.ts';

/** What was to come back, and what it was worth by Shopify's reckoning. */
export function Plan({ plan, texts }: { readonly plan: PlanView | null; readonly texts: Texts['page'] }) {
  if (!plan) {
    return (
      <s-section heading={texts.plan}>
        <s-paragraph>{texts.noPlan}</s-paragraph>
      </s-section>
    );
  }
  return (
    <s-section heading={texts.plan}>
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{texts.item}</s-table-header>
          <s-table-header listSlot="labeled" format="numeric">
            {texts.quantity}
          </s-table-header>
          <s-table-header listSlot="labeled">{texts.reasonGiven}</s-table-header>
          <s-table-header listSlot="labeled">{texts.stock}</s-table-header>
          <s-table-header listSlot="labeled" format="currency">
            {texts.value}
          </s-table-header>
        </s-table-header-row>
        <s-table-body>
          {plan.lines.map((line, index) => (
            <s-table-row key={index}>
              <s-table-cell>
                {line.title}
                {line.objection && (
                  <>
                    <br />
                    <s-text color="subdued">{line.objection}</s-text>
                  </>
                )}
              </s-table-cell>
              <s-table-cell>{line.quantity}</s-table-cell>
              <s-table-cell>{line.reason}</s-table-cell>
              <s-table-cell>{line.stock}</s-table-cell>
              <s-table-cell>{line.value}</s-table-cell>
            </s-table-row>
          ))}
          {plan.extras.map(([label, amount]) => (
            <SumRow key={label} label={label} amount={amount} />
          ))}
          <SumRow label={texts.total} amount={plan.total} />
        </s-table-body>
      </s-table>
      {plan.exceptions.length > 0 && (
        <s-box paddingBlockStart="base">
          <Facts facts={plan.exceptions} />
        </s-box>
      )}
      {plan.inShopMoney && <s-text color="subdued">{plan.inShopMoney}</s-text>}
    </s-section>
  );
}

function SumRow({ label, amount }: { readonly label: string; readonly amount: string }) {
  return (
    <s-table-row>
      <s-table-cell>
        <s-text type="strong">{label}</s-text>
      </s-table-cell>
      <s-table-cell></s-table-cell>
      <s-table-cell></s-table-cell>
      <s-table-cell></s-table-cell>
      <s-table-cell>
        <s-text type="strong">{amount}</s-text>
      </s-table-cell>
    </s-table-row>
  );
}
