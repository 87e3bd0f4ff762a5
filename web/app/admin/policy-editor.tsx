import { useEffect, useRef, useState, type FormEvent } from 'react';
import { describePolicy, type ReasonNames } from './describe-policy.ts';
import { ExchangeFields } from './exchange-fields.tsx';
import { formatsFor } from './formats.ts';
import type { PolicyTexts } from './locales/policy-texts.ts';
import { AnyOf, Beside, DayField, OneOf, TextArea, TextField } from './policy-fields.tsx';
import { answersOf, readPolicy, type Answers, type FieldErrors } from './policy-form.ts';

interface Props {
  readonly answers: Answers;
  /** The shop's own. */
  readonly currency: string;
  readonly reasons: ReasonNames;
  /** BCP 47, for numbers and dates. */
  readonly tag: string;
  /** What web said against it. */
  readonly errors: FieldErrors;
  readonly saving: boolean;
  readonly texts: PolicyTexts;
  readonly onSave: (form: FormData) => void;
}

/** The form of the rules, and what they say in plain words as they are being changed. */
export function PolicyEditor({
  answers,
  currency,
  reasons,
  tag,
  errors: told,
  saving,
  texts,
  onSave,
}: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(answers);
  const [found, setFound] = useState<FieldErrors>({});
  const [sentences, setSentences] = useState<readonly string[] | null>(null);
  const errors = { ...told, ...found };

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const read = () => {
      const outcome = readPolicy(answersOf(new FormData(element)), currency);
      // Half-written, it says nothing yet: the last sentences stay.
      if (outcome.kind === 'policy') {
        setSentences(describePolicy(outcome.policy, texts, formatsFor(tag, 'UTC'), reasons));
      }
    };
    let soon: ReturnType<typeof setTimeout> | undefined;
    // What an element is worth to the form it says after its own listeners have run.
    const readSoon = () => {
      clearTimeout(soon);
      soon = setTimeout(read);
    };
    readSoon();
    // Polaris's elements need not let their events bubble: capturing hears them all the same.
    element.addEventListener('input', readSoon, true);
    element.addEventListener('change', readSoon, true);
    return () => {
      clearTimeout(soon);
      element.removeEventListener('input', readSoon, true);
      element.removeEventListener('change', readSoon, true);
    };
  }, [currency, reasons, tag, texts]);

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const sent = new FormData(event.currentTarget);
    const outcome = readPolicy(answersOf(sent), currency);
    setTyped(answersOf(sent));
    setFound(outcome.kind === 'errors' ? outcome.errors : {});
    if (outcome.kind === 'policy') onSave(sent);
  }

  const kit = { answers: typed, errors, texts };
  const inCurrency = (name: 'returnShipping' | 'aboveAmount') =>
    texts.inCurrency(texts.fields[name], currency);
  return (
    <>
      {Object.keys(errors).length > 0 && (
        <s-banner tone="critical" heading={texts.wrong}>
          <s-paragraph>{texts.wrongNext}</s-paragraph>
        </s-banner>
      )}
      <form ref={form} method="post" aria-label={texts.heading} onSubmit={save}>
        <s-stack gap="base">
          <s-section heading={texts.sections.window}>
            <Beside>
              <TextField kit={kit} name="onlineDays" />
              <OneOf kit={kit} name="onlineFrom" of={texts.countedFrom} />
            </Beside>
            <Beside>
              <TextField kit={kit} name="counterDays" />
              <OneOf kit={kit} name="counterFrom" of={texts.countedFrom} />
            </Beside>
            <OneOf kit={kit} name="afterExchange" of={texts.afterExchange} />
          </s-section>
          <s-section heading={texts.sections.holiday}>
            <Beside>
              <DayField kit={kit} name="holidayFrom" />
              <DayField kit={kit} name="holidayTo" />
              <DayField kit={kit} name="holidayUntil" />
            </Beside>
          </s-section>
          <s-section heading={texts.sections.finalSale}>
            <TextField kit={kit} name="finalSaleTags" />
          </s-section>
          <s-section heading={texts.sections.exceptions}>
            <Beside>
              <OneOf kit={kit} name="late" of={texts.exceptions} />
              <OneOf kit={kit} name="finalSale" of={texts.exceptions} />
            </Beside>
          </s-section>
          <s-section heading={texts.sections.methods}>
            <Beside>
              <AnyOf kit={kit} name="inTimeMethods" of={texts.methods} />
              <AnyOf kit={kit} name="lateMethods" of={texts.methods} />
            </Beside>
          </s-section>
          <s-section heading={texts.sections.fees}>
            <Beside>
              <TextField kit={kit} name="restockingPercent" />
              <OneOf kit={kit} name="restockingSoldAt" of={texts.soldAt} />
            </Beside>
            <Beside>
              <AnyOf kit={kit} name="freeConditions" of={texts.conditions} />
              {Object.keys(reasons).length > 0 && <AnyOf kit={kit} name="freeReasons" of={reasons} />}
            </Beside>
            <Beside>
              <TextField kit={kit} name="returnShipping" label={inCurrency('returnShipping')} />
              <TextArea kit={kit} name="returnShippingElsewhere" />
            </Beside>
          </s-section>
          <s-section heading={texts.sections.manager}>
            <TextField kit={kit} name="aboveAmount" label={inCurrency('aboveAmount')} />
            <AnyOf kit={kit} name="managerFor" of={texts.managerFor} />
          </s-section>
          <s-section heading={texts.sections.giftCards}>
            <OneOf kit={kit} name="giftCardRoute" of={texts.giftCardRoutes} />
          </s-section>
          <s-section heading={texts.sections.exchange}>
            <ExchangeFields kit={kit} currency={currency} />
          </s-section>
          <s-section heading={texts.preview}>
            <s-box accessibilityRole="status">
              {(sentences ?? []).map((sentence) => (
                <s-paragraph key={sentence}>{sentence}</s-paragraph>
              ))}
            </s-box>
            <s-stack direction="inline">
              <s-button type="submit" variant="primary" loading={saving ? true : undefined}>
                {texts.save}
              </s-button>
            </s-stack>
          </s-section>
        </s-stack>
      </form>
    </>
  );
}
