import { useState } from 'preact/hooks';
import type { ShipTo } from '../../../../domain/exchange.ts';
import { AmountButtons } from './amount-field.tsx';
import type { Kit } from './kit.ts';

/** In the order in which people say an address. */
const NOWHERE: ShipTo = {
  firstName: '',
  lastName: '',
  address1: '',
  address2: '',
  zip: '',
  city: '',
  countryCode: '',
  provinceCode: '',
};
const FIELDS = Object.keys(NOWHERE) as (keyof ShipTo)[];

/** Where goods go that are sent. */
export function ShipToFields({
  kit: { words, host },
  onCancel,
  onApply,
}: {
  readonly kit: Kit;
  readonly onCancel: () => void;
  readonly onApply: (shipTo: ShipTo) => void;
}) {
  const { t } = words;
  const [, region = ''] = host.locale.value.split('-');
  const [shipTo, setShipTo] = useState({ ...NOWHERE, countryCode: region });
  const { lastName, address1, city, countryCode, provinceCode } = shipTo;
  const whole = lastName && address1 && city && /^[A-Z]{2},[A-Z\d]*$/.test(`${countryCode},${provinceCode}`);
  return (
    <>
      <s-text type="strong">{t('exchange.address.heading')}</s-text>
      {FIELDS.map((field) => {
        const isCode = field.endsWith('Code');
        return (
          <s-text-field
            key={field}
            label={t(`exchange.address.${field}`)}
            // What stands in a field is never rewritten while someone types.
            value={field === 'countryCode' ? region : ''}
            // As web takes it.
            maxLength={isCode ? 3 : field === 'zip' ? 20 : 255}
            onInput={({ currentTarget }) => {
              const text = (currentTarget.value || '').trim();
              setShipTo((typed) => ({ ...typed, [field]: isCode ? text.toUpperCase() : text }));
            }}
          />
        );
      })}
      <AmountButtons
        words={words}
        apply={t('exchange.address.use')}
        choice={whole ? shipTo : null}
        onCancel={onCancel}
        onApply={onApply}
      />
    </>
  );
}
