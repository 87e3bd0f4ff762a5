import type { FormEvent } from 'react';
import { Form, useNavigate } from 'react-router';
import { isFiltered, MADE_IN, OUTCOMES, type LogFilter } from '../log/filter.ts';
import type { Texts } from './locales/texts.ts';

export interface Choice {
  readonly id: number;
  readonly name: string;
}

interface Props {
  readonly filter: LogFilter;
  readonly tag: string | null;
  readonly locations: readonly Choice[];
  readonly staff: readonly Choice[];
  readonly texts: Texts;
}

/** The filter of the log. It is a plain GET form: what is asked for stands in the URL. */
export function LogFilters({ filter, tag, locations, staff, texts }: Props) {
  const { log, outcomes } = texts;
  const navigate = useNavigate();
  const clearHref = tag ? `/admin?locale=${encodeURIComponent(tag)}` : '/admin';

  /** As the browser would send it, less the fields that are empty. */
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value.trim() !== '') parameters.set(name, value.trim());
    }
    void navigate(`/admin?${parameters}`);
  }

  return (
    <Form method="get" action="/admin" role="search" aria-label={log.filters} onSubmit={send}>
      {tag && <input type="hidden" name="locale" value={tag} />}
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(150px, 1fr))" gap="base" alignItems="end">
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
        <IdSelect
          name="location"
          label={log.location}
          any={log.any}
          chosen={filter.locationId}
          of={locations}
        />
        <IdSelect name="staff" label={log.staff} any={log.any} chosen={filter.staffMemberId} of={staff} />
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
      </s-grid>
    </Form>
  );
}

function IdSelect(props: {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly chosen: number | null;
  readonly of: readonly Choice[];
}) {
  return (
    <s-select name={props.name} label={props.label} value={props.chosen === null ? '' : String(props.chosen)}>
      <s-option value="">{props.any}</s-option>
      {props.of.map(({ id, name }) => (
        <s-option key={id} value={String(id)}>
          {name}
        </s-option>
      ))}
    </s-select>
  );
}
