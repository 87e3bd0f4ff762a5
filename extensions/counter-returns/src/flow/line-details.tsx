import { useState } from 'preact/hooks';
import { CONDITIONS, isKept, type DraftLine, type LineDetails } from '../../../../domain/draft.ts';
import { locationOf, reasonOf, type OrderForReturn, type OrderLine } from '../../../../domain/order.ts';
import type { Kit } from './kit.ts';

interface Props {
  readonly line: OrderLine;
  readonly chosen: DraftLine;
  readonly order: OrderForReturn;
  /** A return begun online has its reason already. */
  readonly begun: boolean;
  /** Something of it was sent: what was not has no reason, condition or place. */
  readonly returns: boolean;
  /** Something can be given for it. */
  readonly swaps: boolean;
  readonly kit: Kit;
}

type Question = 'reason' | 'condition' | 'place';

/** Why a chosen line comes back, in what condition, and where it goes: one tap shows the choices, one more chooses. */
export function LineDetailsButtons({ line, chosen, order, begun, returns, swaps, kit }: Props) {
  const { t } = kit.words;
  const [open, setOpen] = useState<Question | null>(null);
  // A phone has no room for what most returns never need.
  const usual = chosen.reasonId === null && chosen.condition === 'sellable' && !chosen.restockLocationId;
  const [folded, setFolded] = useState(!kit.tablet && usual);
  const here = `gid://shopify/Location/${kit.host.locationId()}`;
  const place = locationOf(order, chosen.restockLocationId || here);
  const askPlace = place !== null && order.locations.length > 1 && isKept(chosen.condition);
  const toggle = (question: Question) => () => setOpen(open === question ? null : question);
  const choose = (details: Partial<LineDetails>) => {
    setOpen(null);
    kit.send({ type: 'details-set', lineItemId: line.id, details });
  };
  const swap = swaps && (
    <s-button variant="secondary" onClick={() => kit.send({ type: 'swap-opened', lineItemId: line.id })}>
      {t('swap.open')}
    </s-button>
  );
  if (!returns) return swap || null;
  if (folded) {
    return (
      <s-stack direction="inline" gap="small">
        <s-button variant="secondary" onClick={() => setFolded(false)}>
          {t(begun ? 'begun.details' : 'items.details')}
        </s-button>
        {swap}
      </s-stack>
    );
  }
  return (
    <>
      <s-stack direction="inline" gap="small">
        {!begun && order.reasons.length > 0 && (
          <s-button variant="secondary" onClick={toggle('reason')}>
            {t('items.reason', { reason: reasonOf(order, chosen.reasonId)?.name || t('items.noReason') })}
          </s-button>
        )}
        <s-button variant="secondary" onClick={toggle('condition')}>
          {t('items.condition', { condition: t(`items.conditions.${chosen.condition}`) })}
        </s-button>
        {askPlace && (
          <s-button variant="secondary" onClick={toggle('place')}>
            {t('items.goesTo', { location: place.name })}
          </s-button>
        )}
        {swap}
      </s-stack>
      {open === 'reason' && (
        <Reasons line={line} order={order} chosen={chosen.reasonId} kit={kit} onChoose={choose} />
      )}
      {open === 'condition' && (
        <Choices
          chosen={chosen.condition}
          choices={CONDITIONS.map((id) => ({ id, name: t(`items.conditions.${id}`) }))}
          onChoose={(condition) => choose({ condition })}
        />
      )}
      {open === 'place' && (
        <Choices
          chosen={place?.id || here}
          choices={order.locations.map(({ id, name }) => ({
            id,
            name: id === here ? t('items.here', { location: name }) : name,
          }))}
          onChoose={(id) => choose({ restockLocationId: id === here ? null : id })}
        />
      )}
    </>
  );
}

const NONE = 'none';

/** The likely reasons for such goods first; the others one tap away. */
function Reasons({
  line,
  order,
  chosen,
  kit,
  onChoose,
}: {
  readonly line: OrderLine;
  readonly order: OrderForReturn;
  readonly chosen: string | null;
  readonly kit: Kit;
  readonly onChoose: (details: Partial<LineDetails>) => void;
}) {
  const { t } = kit.words;
  const suggested = line.suggestedReasonIds.flatMap((id) => reasonOf(order, id) || []);
  const rest = order.reasons.filter(({ id }) => !line.suggestedReasonIds.includes(id));
  const [all, setAll] = useState(suggested.length === 0);
  const none = { id: NONE, name: t('items.noReasonChoice') };
  return (
    <s-stack gap="small">
      <Choices
        chosen={chosen || NONE}
        choices={[...suggested, ...(all ? rest : rest.filter(({ id }) => id === chosen)), none]}
        onChoose={(id) => onChoose({ reasonId: id === NONE ? null : id })}
      />
      {!all && rest.length > 0 && (
        <s-button variant="secondary" onClick={() => setAll(true)}>
          {t('items.otherReasons')}
        </s-button>
      )}
    </s-stack>
  );
}

/** One of several, by name. */
export function Choices<Id extends string>({
  chosen,
  choices,
  onChoose,
}: {
  readonly chosen: string;
  readonly choices: readonly { readonly id: Id; readonly name: string }[];
  readonly onChoose: (id: Id) => void;
}) {
  return (
    <s-choice-list
      values={[chosen]}
      onChange={({ currentTarget }) => {
        const picked = choices.find(({ id }) => currentTarget.values?.includes(id));
        if (picked) onChoose(picked.id);
      }}
    >
      {choices.map(({ id, name }) => (
        <s-choice key={id} value={id}>
          {name}
        </s-choice>
      ))}
    </s-choice-list>
  );
}
