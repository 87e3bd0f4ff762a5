import { useState } from 'preact/hooks';
import type { CustomerReply, CustomersReply, CustomerSummary } from '../../../../domain/contract.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { Answer } from '../backend.ts';
import type { Kit } from './kit.ts';
import { FailureBanner, RefusalBanner, Section } from './parts.tsx';
import { useSearchField } from './search-field.tsx';

interface Props {
  readonly plan: Plan;
  readonly kit: Kit;
  readonly onAttached: () => void;
  readonly onCancel: () => void;
}

/** Whose a guest's order is: found by what a person says of themselves, chosen, and confirmed by name before it is so. */
export function AttachCustomer({ plan, kit, onAttached, onCancel }: Props) {
  const { words, backend } = kit;
  const { t } = words;
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<CustomersReply | null>(null);
  const [chosen, setChosen] = useState<CustomerSummary | null>(null);
  const [problem, setProblem] = useState<Exclude<Answer<CustomerReply>, { kind: 'attached' }> | null>(null);

  /** One question at a time. */
  const ask = async (asking: () => Promise<Answer<CustomersReply | CustomerReply>>) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await asking();
    setBusy(false);
    if (answer.kind === 'customers') setFound(answer);
    else if (answer.kind === 'attached') onAttached();
    else setProblem(answer);
  };
  const { field, search } = useSearchField(t('plan.customer.placeholder'), (text) => {
    setChosen(null);
    void ask(() => backend.customers(text));
  });

  return (
    <Section heading={t('plan.customer.heading')}>
      {field}
      <s-stack direction="inline" gap="small">
        <s-button loading={busy} disabled={busy || !kit.online} onClick={search}>
          {t('find.search')}
        </s-button>
        <s-button variant="secondary" disabled={busy} onClick={onCancel}>
          {t('plan.cancel')}
        </s-button>
      </s-stack>
      {problem?.kind === 'failure' && <FailureBanner words={words} failure={problem} />}
      {problem?.kind === 'refused' && <RefusalBanner words={words} refusal={problem.refusal} />}
      {chosen ? (
        <s-banner heading={t('plan.customer.sure', { order: plan.orderName, name: chosen.name })} tone="info">
          <s-button
            disabled={busy || !kit.online}
            onClick={() => void ask(() => backend.attachCustomer(plan.id, chosen.id))}
          >
            {t('plan.customer.confirm', { name: chosen.name })}
          </s-button>
        </s-banner>
      ) : (
        <Found found={found} kit={kit} onChoose={setChosen} />
      )}
    </Section>
  );
}

function Found({
  found,
  kit: { words },
  onChoose,
}: {
  readonly found: CustomersReply | null;
  readonly kit: Kit;
  readonly onChoose: (customer: CustomerSummary) => void;
}) {
  if (!found) return null;
  if (found.customers.length === 0) return <s-text>{words.t('plan.customer.none')}</s-text>;
  return (
    <>
      {found.customers.map((customer) => (
        <s-clickable key={customer.id} onClick={() => onChoose(customer)}>
          <s-stack gap="small-300">
            <s-text type="strong">{customer.name}</s-text>
            {customer.contact !== null && <s-text color="subdued">{customer.contact}</s-text>}
          </s-stack>
        </s-clickable>
      ))}
      {found.more && <s-text color="subdued">{words.t('plan.customer.more')}</s-text>}
    </>
  );
}
