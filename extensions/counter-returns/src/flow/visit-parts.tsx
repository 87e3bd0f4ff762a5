import { chosenUnits } from '../../../../domain/draft.ts';
import type { Kit } from './kit.ts';
import { Section } from './parts.tsx';
import type { Visit } from './screens.ts';

/** What comes back already, while another order is looked for: open one again, or go on without another. */
export function ComesBackToo({ visit, kit }: { readonly visit: Visit; readonly kit: Kit }) {
  const { t } = kit.words;
  const { others } = visit;
  return (
    <Section heading={t('visit.soFar')}>
      {others.map(({ order, draft }) => (
        <s-stack key={order.id} gap="small">
          <s-text type="strong">{t('find.draft', { order: order.name, count: chosenUnits(draft) })}</s-text>
          <s-button variant="secondary" onClick={() => kit.send({ type: 'part-picked', orderId: order.id })}>
            {t('visit.items', { order: order.name })}
          </s-button>
        </s-stack>
      ))}
      <s-button variant="primary" onClick={() => kit.send({ type: 'reviewed' })}>
        {others.length > 1 ? t('visit.reviewAll', { count: others.length }) : t('items.review')}
      </s-button>
    </Section>
  );
}
