import { FilterForm, WhereAndWho, type Choice } from './filter-form.tsx';
import { isFiltered, MADE_IN, OUTCOMES, type LogFilter } from '../log/filter.ts';
import type { Texts } from './locales/texts.ts';

interface Props {
  readonly filter: LogFilter;
  readonly tag: string | null;
  readonly locations: readonly Choice[];
  readonly staff: readonly Choice[];
  readonly texts: Texts;
}

/** The filter of the log. */
export function LogFilters({ filter, tag, locations, staff, texts }: Props) {
  const { log, outcomes } = texts;
  const clearHref = tag ? `/admin?locale=${encodeURIComponent(tag)}` : '/admin';

  return (
    <FilterForm action="/admin" label={log.filters} tag={tag}>
      <s-search-field
        name="search"
        label={log.search}
        placeholder={log.searchPlaceholder}
        value={filter.search}
        autocomplete="off"
      />
      <s-select name="state" label={log.state} value={filter.outcome ?? ''}>
        <s-option value="">{log.any}</s-option>
        {OUTCOMES.map((outcome) => (
          <s-option key={outcome} value={outcome}>
            {outcomes[outcome]}
          </s-option>
        ))}
      </s-select>
      <s-select name="made" label={log.madeIn} value={filter.madeIn ?? ''}>
        <s-option value="">{log.any}</s-option>
        {MADE_IN.map((madeIn) => (
          <s-option key={madeIn} value={madeIn}>
            {texts.madeIn[madeIn]}
          </s-option>
        ))}
      </s-select>
      <WhereAndWho filter={filter} locations={locations} staff={staff} texts={log} />
      <s-date-field name="from" label={log.from} value={filter.from ?? ''} />
      <s-date-field name="to" label={log.to} value={filter.to ?? ''} />
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-button type="submit" variant="primary">
          {log.apply}
        </s-button>
        {isFiltered(filter) && (
          <s-button href={clearHref} variant="tertiary">
            {log.clear}
          </s-button>
        )}
      </s-stack>
    </FilterForm>
  );
}
