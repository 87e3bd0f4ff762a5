import type { FormEvent, ReactNode } from 'react';
import { Form, useNavigate } from 'react-router';
import type { Texts } from './locales/texts.ts';

/** What a filter can be set to. */
export interface Choice {
  readonly id: number;
  readonly name: string;
}

interface Props {
  /** Path of the page that is filtered. */
  readonly action: string;
  readonly label: string;
  /** The `locale` parameter as it stands in the URL. */
  readonly tag: string | null;
  readonly children: ReactNode;
}

/** A filter is a plain GET form: what is asked for stands in the URL. */
export function FilterForm({ action, label, tag, children }: Props) {
  const navigate = useNavigate();

  /** As the browser would send it, less the fields that are empty. */
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value.trim() !== '') parameters.set(name, value.trim());
    }
    void navigate(`${action}?${parameters}`);
  }

  return (
    <Form method="get" action={action} role="search" aria-label={label} onSubmit={send}>
      {tag && <input type="hidden" name="locale" value={tag} />}
      <s-grid gridTemplateColumns="repeat(auto-fit, minmax(150px, 1fr))" gap="base" alignItems="end">
        {children}
      </s-grid>
    </Form>
  );
}

/** Where it was done, and by whom: one of those who stand in the log, or all. */
export function WhereAndWho({
  filter: { locationId, staffMemberId },
  locations,
  staff,
  texts: { location: where, staff: who, any },
}: {
  readonly filter: { readonly locationId: number | null; readonly staffMemberId: number | null };
  readonly locations: readonly Choice[];
  readonly staff: readonly Choice[];
  readonly texts: Texts['log'];
}) {
  return (
    <>
      <IdSelect name="location" label={where} any={any} chosen={locationId} of={locations} />
      <IdSelect name="staff" label={who} any={any} chosen={staffMemberId} of={staff} />
    </>
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

/** What can be chosen, and what is: a filter in force must show in the form, whatever the log holds. */
export function withChosen(
  seen: readonly number[],
  chosen: number | null,
  nameOf: (id: number) => string,
): Choice[] {
  const ids = chosen === null || seen.includes(chosen) ? seen : [...seen, chosen];
  return ids.map((id) => ({ id, name: nameOf(id) }));
}
