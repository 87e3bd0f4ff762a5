import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { formatsFor, type Formats } from '../admin/formats.ts';
import { textsFor, type LocaleChoice } from '../admin/locale.ts';
import { tenderName } from '../admin/present-log.ts';
import { isZero, money, subtract, sum } from '../../../domain/money.ts';
import type { CancelledLine, Plan } from '../../../domain/plan.ts';
import type { SettledLeg, SettlementView } from '../../../domain/settlement.ts';
import type { RevealedGiftCard } from '../settle/reveal-gift-card.ts';
import { code128, qrCode } from './barcode.ts';
import { SLIP_TEXTS, type SlipTexts } from './texts.ts';

/** Where the customer stood. */
export interface SlipPlace {
  readonly shopName: string;
  readonly locationName: string | null;
  /** IANA name. */
  readonly timeZone: string;
}

/**
 * The customer's copy of a return, as a document for a receipt printer: one column, black on white, nothing to fetch.
 * It names no person. Source: shopify.dev, Printing API (receipt printers render HTML and images).
 */
export function slipDocument(
  settlement: SettlementView,
  giftCard: RevealedGiftCard | null,
  place: SlipPlace,
  { locale, tag }: LocaleChoice,
): string {
  const view: View = {
    settlement,
    giftCard,
    place,
    formats: formatsFor(tag, place.timeZone),
    texts: SLIP_TEXTS[locale],
    nameOf: (leg) => tenderName(leg, textsFor(locale)),
  };
  return `<!doctype html>${renderToStaticMarkup(<Slip view={view} lang={tag} />)}`;
}

interface View {
  readonly settlement: SettlementView;
  /** With its code, where whoever prints this may have it. */
  readonly giftCard: RevealedGiftCard | null;
  readonly place: SlipPlace;
  readonly formats: Formats;
  readonly texts: SlipTexts;
  readonly nameOf: (leg: SettledLeg) => string;
}

function Slip({ view, lang }: { readonly view: View; readonly lang: string }) {
  const { settlement, place, formats, texts } = view;
  const { reference, orderName, returnName, state } = settlement;
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{`${texts.title} ${reference}`}</title>
        <style dangerouslySetInnerHTML={{ __html: PAPER }} />
      </head>
      <body>
        <header>
          <h1>{place.shopName}</h1>
          {place.locationName && <p>{place.locationName}</p>}
          <p>{formats.dateTime(new Date(settlement.acceptedAt))}</p>
          <p className="whole">
            {texts.order} {orderName}
          </p>
          {returnName && (
            <p className="whole">
              {texts.title} {returnName}
            </p>
          )}
        </header>
        {texts.unfinished[state] && <p className="note">{texts.unfinished[state]}</p>}
        {state !== 'refused' && (
          <>
            <Items view={view} />
            <Payments view={view} />
            <GiftCard view={view} />
          </>
        )}
        <footer>
          <div className="code" dangerouslySetInnerHTML={{ __html: code128(reference) }} />
          <p className="reference">{reference}</p>
          <p>{texts.keep}</p>
        </footer>
      </body>
    </html>
  );
}

function Items({ view }: { readonly view: View }) {
  const { settlement, formats, texts } = view;
  const { plan, legs, notCancelled } = settlement;
  const { lines = [], released = null } = plan.cancellation ?? {};
  const unpaid = legs.filter(({ status }) => status === 'not_cancelled').map(({ amount }) => amount);
  return (
    <section>
      <Goods lines={plan.lines} heading={texts.returned} view={view} />
      <Goods lines={lines} heading={notCancelled ? texts.notCancelled : texts.cancelled} view={view} />
      <dl>
        {released && (
          <Row strong amount={formats.money(released)}>
            {texts.released}
          </Row>
        )}
        {extrasOf(plan, texts).map(([label, amount]) => (
          <Row key={label} amount={formats.money(amount)}>
            {label}
          </Row>
        ))}
        {!released && (
          <Row strong amount={formats.money(subtract(plan.total, sum(plan.currency, unpaid)))}>
            {texts.total}
          </Row>
        )}
      </dl>
    </section>
  );
}

function Goods({
  lines,
  heading,
  view: { formats },
}: {
  readonly lines: readonly CancelledLine[];
  readonly heading: string;
  readonly view: View;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h2>{heading}</h2>
      <dl>
        {lines.map(({ lineItemId, quantity, title, variantTitle, value }) => (
          <Row key={lineItemId} amount={formats.money(value)}>
            {formats.count(quantity)} × {[title, variantTitle].filter(Boolean).join(', ')}
          </Row>
        ))}
      </dl>
    </>
  );
}

/** What makes the total differ from the items: with its sign, and only where there is any. */
function extrasOf({ shipping, fees, adjustment }: Plan, texts: SlipTexts) {
  const taken = fees.filter(({ waived }) => !waived);
  const kinds = [...new Set(taken.map(({ kind }) => kind))];
  return [
    [texts.shipping, shipping.amount] as const,
    ...kinds.map((kind) => {
      const amounts = taken.filter((fee) => fee.kind === kind).map(({ amount }) => amount.minor);
      const sum = amounts.reduce((all, minor) => all + minor, 0);
      return [texts.fees[kind], money(-sum, shipping.amount.currency)] as const;
    }),
    [texts.adjustment, adjustment] as const,
  ].filter(([, amount]) => !isZero(amount));
}

function Payments({ view: { settlement, formats, texts, nameOf } }: { readonly view: View }) {
  if (settlement.legs.length === 0) return null;
  return (
    <section>
      <h2>{texts.refundedTo}</h2>
      <dl>
        {settlement.legs.map((leg, index) => (
          <Row key={index} amount={formats.money(leg.amount)} below={wordOf(leg, texts)}>
            {nameOf(leg)}
          </Row>
        ))}
      </dl>
    </section>
  );
}

/** The card itself, as the customer takes it home. Its code is printed in fours, as it is read and typed. */
function GiftCard({ view: { giftCard, formats, texts } }: { readonly view: View }) {
  if (!giftCard) return null;
  const { code, amount } = giftCard;
  return (
    <section className="card">
      <h2>{texts.giftCard}</h2>
      <p className="strong">{formats.money(amount)}</p>
      <div className="code" dangerouslySetInnerHTML={{ __html: qrCode(code) }} />
      <p className="reference">{code.match(/.{1,4}/g)?.join(' ')}</p>
      <p>{texts.useGiftCard}</p>
    </section>
  );
}

function wordOf({ status, payout }: SettledLeg, texts: SlipTexts): string {
  return status === 'success' && payout === 'cash_drawer' ? texts.cash : texts.legs[status];
}

interface RowProps {
  readonly children: ReactNode;
  readonly amount: string;
  readonly strong?: boolean;
  readonly below?: string;
}

function Row({ children, amount, strong, below }: RowProps) {
  return (
    <div className={strong ? 'row strong' : 'row'}>
      <dt>
        {children}
        {below && <small>{below}</small>}
      </dt>
      <dd>{amount}</dd>
    </div>
  );
}

/** 80 mm paper prints on 72 mm; narrower paper shrinks the column, a sheet does not widen it. */
const PAPER = `
@page { margin: 0 }
* { margin: 0; padding: 0; box-sizing: border-box }
body { max-width: 72mm; padding: 4mm 2mm 8mm; background: #fff; color: #000; font: 14px/1.35 system-ui, sans-serif }
header, footer { text-align: center }
h1 { font-size: 20px }
h2 { font-size: 14px; margin-top: 3mm; padding-top: 2mm; border-top: 1px solid #000 }
.note { margin-top: 3mm; padding: 2mm; border: 2px solid #000; font-weight: bold }
.whole { white-space: nowrap }
.row { display: flex; justify-content: space-between; gap: 3mm; margin-top: 1mm; break-inside: avoid }
.row dt { overflow-wrap: anywhere }
.row dd { white-space: nowrap }
.strong { font-weight: bold; font-size: 16px; margin-top: 2mm }
small { display: block; font-size: 12px }
footer { margin-top: 5mm }
.card { text-align: center; break-inside: avoid }
.card h2 { text-align: left }
.code svg { max-width: 100%; shape-rendering: crispEdges }
.reference { font: bold 18px monospace; letter-spacing: 2px; margin-bottom: 2mm }
`;
