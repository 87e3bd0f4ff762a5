import { useRef, useState } from 'preact/hooks';
import type { ShipTo } from '../../../../domain/exchange.ts';
import type { Kit } from './kit.ts';
import { Section } from './parts.tsx';

/** The longest that Shopify keeps of each part of an address, in the order in which people say them. */
const LONGEST = {
  firstName: 255,
  lastName: 255,
  address1: 255,
  address2: 255,
  zip: 20,
  city: 255,
  countryCode: 2,
  provinceCode: 3,
} as const satisfies Record<keyof ShipTo, number>;
const FIELDS = Object.keys(LONGEST) as (keyof ShipTo)[];

/** Where goods go that are sent. */
export function ShipToFields({
  kit: { words, send, host },
  onDone,
}: {
  readonly kit: Kit;
  readonly onDone: (() => void) | null;
}) {
  const { t } = words;
  const [, region = ''] = host.locale.value.split('-');
  // What stands in a field is never rewritten while someone types.
  const typed = useRef<Partial<ShipTo>>({ countryCode: region });
  const [shipTo, setShipTo] = useState<ShipTo | null>(null);
  return (
    <Section heading={t('exchange.address.heading')}>
      {FIELDS.map((field) => (
        <s-text-field
          key={field}
          label={t(`exchange.address.${field}`)}
          value={field === 'countryCode' ? region : ''}
          maxLength={LONGEST[field]}
          onInput={({ currentTarget }) => {
            typed.current = { ...typed.current, [field]: currentTarget.value };
            setShipTo(readAddress(typed.current));
          }}
        />
      ))}
      <s-stack direction="inline" gap="small">
        {onDone && (
          <s-button variant="secondary" onClick={onDone}>
            {t('plan.cancel')}
          </s-button>
        )}
        <s-button
          variant="primary"
          disabled={!shipTo}
          onClick={() => {
            if (onDone) onDone();
            send({ type: 'ship-to-set', shipTo });
          }}
        >
          {t('exchange.address.use')}
        </s-button>
      </s-stack>
    </Section>
  );
}

/** An address to send to; null while something is missing. */
function readAddress(typed: Partial<ShipTo>): ShipTo | null {
  const part = (field: keyof ShipTo) => (typed[field] || '').trim();
  const code = (field: keyof ShipTo) => part(field).toUpperCase();
  const shipTo = {
    firstName: part('firstName'),
    lastName: part('lastName'),
    address1: part('address1'),
    address2: part('address2'),
    zip: part('zip'),
    city: part('city'),
    countryCode: code('countryCode'),
    provinceCode: code('provinceCode'),
  };
  const whole = shipTo.lastName && shipTo.address1 && shipTo.city && /^[A-Z]{2}$/.test(shipTo.countryCode);
  return whole && /^[A-Z\d]*$/.test(shipTo.provinceCode) ? shipTo : null;
}
