import type { Texts } from './locales/texts.ts';
import type { LogLineView } from './present-log.ts';
import { GOODS_TONES, MONEY_TONES, OUTCOME_TONES } from './tones.ts';

interface Props {
  readonly lines: readonly LogLineView[];
  readonly texts: Texts['log'];
}

/** Goods and money are two columns, because they are two facts. */
export function LogTable({ lines, texts }: Props) {
  return (
    <s-table>
      <s-table-header-row>
        <s-table-header listSlot="primary">{texts.order}</s-table-header>
        <s-table-header listSlot="kicker">{texts.when}</s-table-header>
        <s-table-header listSlot="secondary">{texts.outcome}</s-table-header>
        <s-table-header listSlot="labeled">{texts.goods}</s-table-header>
        <s-table-header listSlot="labeled">{texts.money}</s-table-header>
        <s-table-header listSlot="labeled" format="currency">
          {texts.amount}
        </s-table-header>
        <s-table-header listSlot="labeled">{texts.tenders}</s-table-header>
        <s-table-header listSlot="labeled">{texts.location}</s-table-header>
        <s-table-header listSlot="labeled">{texts.staff}</s-table-header>
      </s-table-header-row>
      <s-table-body>
        {lines.map((line) => (
          <LogRow key={line.planId} line={line} />
        ))}
      </s-table-body>
    </s-table>
  );
}

function LogRow({ line }: { readonly line: LogLineView }) {
  const linkId = `return-${line.planId}`;
  return (
    <s-table-row clickDelegate={linkId}>
      <s-table-cell>
        <s-stack gap="none">
          <s-link id={linkId} href={line.href}>
            {line.orderName}
          </s-link>
          <s-text color="subdued">{line.reference}</s-text>
          {line.cameFrom && <s-text color="subdued">{line.cameFrom}</s-text>}
        </s-stack>
      </s-table-cell>
      <s-table-cell>{line.when}</s-table-cell>
      <s-table-cell>
        <s-stack gap="small-200" alignItems="start">
          <s-badge tone={OUTCOME_TONES[line.outcome]}>{line.outcomeText}</s-badge>
          {line.madeIn && <s-badge>{line.madeIn}</s-badge>}
          {line.explanation && <s-text color="subdued">{line.explanation}</s-text>}
        </s-stack>
      </s-table-cell>
      <s-table-cell>
        <s-badge tone={GOODS_TONES[line.goods]}>{line.goodsText}</s-badge>
      </s-table-cell>
      <s-table-cell>
        <s-badge tone={MONEY_TONES[line.money]}>{line.moneyText}</s-badge>
      </s-table-cell>
      <s-table-cell>{line.amount ?? '–'}</s-table-cell>
      <s-table-cell>
        <s-stack gap="none">
          {line.tenders.length > 0
            ? line.tenders.map((tender) => <s-text key={tender}>{tender}</s-text>)
            : '–'}
        </s-stack>
      </s-table-cell>
      <s-table-cell>{line.location}</s-table-cell>
      <s-table-cell>
        <s-stack gap="none">
          <s-text>{line.staff}</s-text>
          {line.approved && <s-text color="subdued">{line.approved}</s-text>}
        </s-stack>
      </s-table-cell>
    </s-table-row>
  );
}
