import type { LogFilter } from '../log/filter.ts';
import { isFiltered } from '../log/filter.ts';
import { ExportButton } from './export-button.tsx';
import type { Texts } from './locales/texts.ts';
import type { Choice } from './filter-form.tsx';
import { LogFilters } from './log-filters.tsx';
import { LogTable } from './log-table.tsx';
import type { PrivacyRequestView } from './present-privacy.ts';
import type { LogLineView } from './present-log.ts';

export interface LogPageView {
  readonly filter: LogFilter;
  /** The `locale` parameter as it stands in the URL. */
  readonly tag: string | null;
  readonly timeZone: string;
  readonly shopifyKnown: boolean;
  readonly privacyRequests: readonly PrivacyRequestView[];
  readonly lines: readonly LogLineView[];
  readonly olderHref: string | null;
  readonly newerHref: string | null;
  readonly exportHref: string;
  readonly managersHref: string;
  readonly policyHref: string;
  readonly cashUpHref: string;
  readonly locations: readonly Choice[];
  readonly staff: readonly Choice[];
}

export function LogPage({ view, texts }: { readonly view: LogPageView; readonly texts: Texts }) {
  const { log } = texts;
  const filtered = isFiltered(view.filter);
  const untouched = view.lines.length === 0 && !filtered;
  return (
    <s-page heading={log.heading} inlineSize="large">
      <s-button slot="secondary-actions" href={view.cashUpHref}>
        {texts.cashUp.heading}
      </s-button>
      <s-button slot="secondary-actions" href={view.managersHref}>
        {texts.managers.heading}
      </s-button>
      <s-button slot="secondary-actions" href={view.policyHref}>
        {texts.policy.link}
      </s-button>
      {!untouched && (
        <ExportButton slot="secondary-actions" href={view.exportHref} label={log.exportCsv} texts={log} />
      )}
      {!view.shopifyKnown && <s-banner tone="warning">{texts.error.unreachable}</s-banner>}
      {view.privacyRequests.map(({ id, body, href }) => (
        <s-banner key={id} tone="info" heading={texts.privacy.heading}>
          <s-stack gap="small" alignItems="start">
            <s-paragraph>{body}</s-paragraph>
            <ExportButton href={href} label={texts.privacy.download} texts={log} />
          </s-stack>
        </s-banner>
      ))}
      {untouched ? (
        <s-section>
          <s-empty-state heading={log.emptyHeading}>
            <s-paragraph>{log.empty}</s-paragraph>
          </s-empty-state>
        </s-section>
      ) : (
        <>
          <s-section accessibilityLabel={log.filters}>
            <LogFilters
              // A new filter from a link or from "clear" fills the form anew.
              key={JSON.stringify(view.filter)}
              filter={view.filter}
              tag={view.tag}
              locations={view.locations}
              staff={view.staff}
              texts={texts}
            />
          </s-section>
          <s-section padding="none" accessibilityLabel={log.table}>
            {view.lines.length > 0 ? (
              <LogTable lines={view.lines} texts={log} />
            ) : (
              <s-empty-state heading={log.nothingFoundHeading}>
                <s-paragraph>{log.nothingFound}</s-paragraph>
              </s-empty-state>
            )}
          </s-section>
          <Pager view={view} texts={log} />
        </>
      )}
    </s-page>
  );
}

function Pager({ view, texts }: { readonly view: LogPageView; readonly texts: Texts['log'] }) {
  return (
    <s-stack direction="inline" justifyContent="space-between" alignItems="center" gap="base">
      <s-text color="subdued">{texts.timesIn(view.timeZone)}</s-text>
      {(view.newerHref || view.olderHref) && (
        <s-box accessibilityRole="navigation" accessibilityLabel={texts.pages}>
          <s-button-group>
            <PageButton href={view.newerHref}>{texts.newer}</PageButton>
            <PageButton href={view.olderHref}>{texts.older}</PageButton>
          </s-button-group>
        </s-box>
      )}
    </s-stack>
  );
}

function PageButton({ href, children }: { readonly href: string | null; readonly children: string }) {
  // React 18 writes a false boolean of a custom element as an attribute, which would switch it on.
  return (
    <s-button slot="secondary-actions" href={href ?? undefined} disabled={href ? undefined : true}>
      {children}
    </s-button>
  );
}
