import { useRef, useState } from 'preact/hooks';
import type { CustomerReply, CustomersReply, CustomerSummary } from '../../../../domain/contract.ts';
import type { Plan } from '../../../../domain/plan.ts';
import type { Answer } from '../backend.ts';
import type { Kit } from './kit.ts';
import { FailureBanner, RefusalBanner, Section } from './parts.tsx';

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
  const typed = useRef('');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<CustomersReply | null>(null);
  const [chosen, setChosen] = useState<CustomerSummary | null>(null);
  const [problem, setProblem] = useState<Exclude<Answer<CustomerReply>, { kind: 'attached' }> | null>(null);

  const search = async () => {
    const text = typed.current.trim();
    if (text === '' || busy) return;
    setBusy(true);
    setProblem(null);
    setChosen(null);
    const answer = await backend.customers(text);
    setBusy(false);
    if (answer.kind === 'failure') setProblem(answer);
    else setFound(answer);
  };
  const attach = async ({ id }: CustomerSummary) => {
    setBusy(true);
    setProblem(null);
    const answer = await backend.attachCustomer(plan.id, id);
    setBusy(false);
    if (answer.kind === 'attached') onAttached();
    else setProblem(answer);
  };

  return (
    <Section heading={t('plan.customer.heading')}>
      <s-search-field
        placeholder={t('plan.customer.placeholder')}
        onInput={({ currentTarget }) => (typed.current = currentTarget.value ?? '')}
        onChange={({ currentTarget }) => {
          typed.current = currentTarget.value ?? '';
          void search();
        }}
      />
      <s-stack direction="inline" gap="small">
        <s-button loading={busy} disabled={busy || !kit.online} onClick={() => void search()}>
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
          <s-button disabled={busy || !kit.online} onClick={() => void attach(chosen)}>
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
