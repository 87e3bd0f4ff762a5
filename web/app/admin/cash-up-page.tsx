import { ExportButton } from './export-button.tsx';
import { FilterForm, WhereAndWho, type Choice } from './filter-form.tsx';
import type { Texts } from './locales/texts.ts';
import type { CashUpView, SumView } from './present-cash-up.ts';

interface Props {
  readonly view: CashUpView;
  /** The `locale` parameter as it stands in the URL. */
  readonly tag: string | null;
  readonly locations: readonly Choice[];
  readonly staff: readonly Choice[];
  readonly timeZone: string;
  readonly shopifyKnown: boolean;
  readonly texts: Texts;
}

/** What was paid out on a day: the cash that a drawer lacks first, then the rest, then who did it. */
export function CashUpPage(props: Props) {
  const { view, texts, timeZone, shopifyKnown } = props;
  const { cashUp, log } = texts;
  return (
    <s-page heading={cashUp.heading}>
      <s-link slot="breadcrumb-actions" href={view.logHref}>
        {texts.page.back}
      </s-link>
      <ExportButton slot="secondary-actions" href={view.exportHref} label={log.exportCsv} texts={log} />
      {!shopifyKnown && <s-banner tone="warning">{texts.error.unreachable}</s-banner>}
      {view.unfinished && (
        <s-banner tone="warning" heading={view.unfinished}>
          <s-paragraph>{cashUp.unfinishedNext}</s-paragraph>
        </s-banner>
      )}
      <s-section accessibilityLabel={cashUp.filters}>
        <Filters {...props} />
      </s-section>
      <s-section heading={`${view.heading} · ${view.returns}`}>
        <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="base">
          <s-text color="subdued">{cashUp.daysIn(timeZone)}</s-text>
          <s-button-group>
            <s-button slot="secondary-actions" href={view.beforeHref}>
              {cashUp.dayBefore}
            </s-button>
            <s-button
              slot="secondary-actions"
              href={view.afterHref ?? undefined}
              disabled={view.afterHref ? undefined : true}
            >
              {cashUp.dayAfter}
            </s-button>
          </s-button-group>
        </s-stack>
      </s-section>
      <s-section heading={cashUp.cash}>
        <s-stack gap="base">
          <s-paragraph>{cashUp.register}</s-paragraph>
          {view.cash.length > 0 ? (
            <Sums sums={view.cash} of={cashUp.where} texts={cashUp} />
          ) : (
            <s-text>{cashUp.noCash}</s-text>
          )}
        </s-stack>
      </s-section>
      {view.tenders.length > 0 && (
        <s-section heading={cashUp.others}>
          <Sums sums={view.tenders} of={cashUp.tender} texts={cashUp} />
        </s-section>
      )}
      {view.staff.length > 0 && (
        <s-section heading={cashUp.byStaff}>
          <Sums sums={view.staff} of={log.staff} texts={cashUp} />
        </s-section>
      )}
    </s-page>
  );
}

function Filters({ view: { filter }, tag, locations, staff, texts }: Props) {
  const { cashUp, log } = texts;

  return (
    <FilterForm key={JSON.stringify(filter)} action="/admin/cash-up" label={cashUp.filters} tag={tag}>
      <s-date-field name="day" label={cashUp.day} value={filter.day} />
      <WhereAndWho filter={filter} locations={locations} staff={staff} texts={log} />
      <s-button type="submit" variant="primary">
        {log.apply}
      </s-button>
    </FilterForm>
  );
}

interface SumsProps {
  readonly sums: readonly SumView[];
  /** What the first column names. */
  readonly of: string;
  readonly texts: Texts['cashUp'];
}

function Sums({ sums, of, texts }: SumsProps) {
  return (
    <s-table>
      <s-table-header-row>
        <s-table-header listSlot="primary">{of}</s-table-header>
        <s-table-header listSlot="secondary">{texts.status}</s-table-header>
        <s-table-header listSlot="labeled" format="numeric">
          {texts.payments}
        </s-table-header>
        <s-table-header listSlot="labeled" format="currency">
          {texts.amount}
        </s-table-header>
      </s-table-header-row>
      <s-table-body>
        {sums.map(({ name, status, payments, amount }, index) => (
          <s-table-row key={index}>
            <s-table-cell>{name}</s-table-cell>
            <s-table-cell>{status}</s-table-cell>
            <s-table-cell>{payments}</s-table-cell>
            <s-table-cell>{amount}</s-table-cell>
          </s-table-row>
        ))}
      </s-table-body>
    </s-table>
  );
}
