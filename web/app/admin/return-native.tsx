import type { Texts } from './locales/texts.ts';
import type { NativeLine, NativeView } from './present-native.ts';

/** What was made in Shopify's own screens: Shopify's record of it, where there is no plan of ours. */
export function NativeGoods({
  native,
  texts,
}: {
  readonly native: NativeView;
  readonly texts: Texts['page'];
}) {
  return (
    <>
      <Goods heading={texts.cameBack} none={texts.nothingCameBack} lines={native.back} texts={texts} />
      {native.given.length > 0 && (
        <Goods heading={texts.wasGiven} none="" lines={native.given} texts={texts} />
      )}
      {native.collected.length > 0 && (
        <s-section heading={texts.customerPaid}>
          <s-unordered-list>
            {native.collected.map((payment, index) => (
              <s-list-item key={index}>{payment}</s-list-item>
            ))}
          </s-unordered-list>
        </s-section>
      )}
    </>
  );
}

function Goods(props: {
  readonly heading: string;
  readonly none: string;
  readonly lines: readonly NativeLine[];
  readonly texts: Texts['page'];
}) {
  if (props.lines.length === 0) {
    return (
      <s-section heading={props.heading}>
        <s-paragraph>{props.none}</s-paragraph>
      </s-section>
    );
  }
  return (
    <s-section heading={props.heading}>
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{props.texts.item}</s-table-header>
          <s-table-header listSlot="labeled" format="numeric">
            {props.texts.quantity}
          </s-table-header>
        </s-table-header-row>
        <s-table-body>
          {props.lines.map((line, index) => (
            <s-table-row key={index}>
              <s-table-cell>{line.title}</s-table-cell>
              <s-table-cell>{line.quantity}</s-table-cell>
            </s-table-row>
          ))}
        </s-table-body>
      </s-table>
    </s-section>
  );
}
