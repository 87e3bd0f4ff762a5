import type { Texts } from './locales/texts.ts';
import type { PaymentView, ReturnView } from './present-return.ts';
import { LEG_TONES } from './tones.ts';

interface Props {
  readonly payments: readonly PaymentView[];
  readonly unused: ReturnView['unusedTenders'];
  readonly texts: Texts['page'];
}

/** Who was paid what on which payment, and why not on another. */
export function Payments({ payments, unused, texts }: Props) {
  if (payments.length === 0 && unused.length === 0) return null;
  return (
    <s-section heading={texts.tenders}>
      {payments.length > 0 && (
        <s-table>
          <s-table-header-row>
            <s-table-header listSlot="primary">{texts.tender}</s-table-header>
            <s-table-header listSlot="labeled" format="currency">
              {texts.amount}
            </s-table-header>
            <s-table-header listSlot="labeled">{texts.paidHow}</s-table-header>
            <s-table-header listSlot="secondary">{texts.status}</s-table-header>
          </s-table-header-row>
          <s-table-body>
            {payments.map((payment, index) => (
              <s-table-row key={index}>
                <s-table-cell>
                  <s-stack gap="none">
                    <s-text>{payment.name}</s-text>
                    {payment.transaction && <s-text color="subdued">{payment.transaction}</s-text>}
                  </s-stack>
                </s-table-cell>
                <s-table-cell>{payment.amount}</s-table-cell>
                <s-table-cell>{payment.payout}</s-table-cell>
                <s-table-cell>
                  <s-badge tone={payment.status ? LEG_TONES[payment.status] : 'neutral'}>
                    {payment.statusText}
                  </s-badge>
                </s-table-cell>
              </s-table-row>
            ))}
          </s-table-body>
        </s-table>
      )}
      {unused.length > 0 && (
        <s-unordered-list>
          {unused.map(({ name, why }, index) => (
            <s-list-item key={index}>
              {name}: {why}
            </s-list-item>
          ))}
        </s-unordered-list>
      )}
    </s-section>
  );
}
