import { COLLECT_FIELDS, NO_ROUTE } from './exchange-form.ts';
import { Beside, OneOf, TextField, type FieldKit } from './policy-fields.tsx';

interface Props {
  readonly kit: FieldKit;
  /** The shop's own. */
  readonly currency: string;
}

/** The rules for goods given in exchange. */
export function ExchangeFields({ kit, currency }: Props) {
  const { texts } = kit;
  const inCurrency = (name: 'bonus' | 'bonusMost') => texts.inCurrency(texts.fields[name], currency);
  const routes = { [NO_ROUTE]: texts.exchange.noRoute, ...texts.exchange.routes };
  return (
    <>
      <Beside>
        <OneOf kit={kit} name="evenSwap" of={texts.exchange.evenSwap} />
        <OneOf kit={kit} name="exchangeFees" of={texts.exchange.fees} />
      </Beside>
      <Beside>
        <TextField kit={kit} name="bonus" label={inCurrency('bonus')} />
        <TextField kit={kit} name="bonusMost" label={inCurrency('bonusMost')} />
      </Beside>
      <Beside>
        <TextField kit={kit} name="discountPercent" />
        <TextField kit={kit} name="dueDays" />
      </Beside>
      <Beside>
        {COLLECT_FIELDS.map((name) => (
          <OneOf key={name} kit={kit} name={name} of={routes} />
        ))}
      </Beside>
    </>
  );
}
