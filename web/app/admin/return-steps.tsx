import type { Texts } from './locales/texts.ts';
import type { StepView } from './present-return.ts';
import { EVENT_TONES } from './tones.ts';

/** The journal, as it was written: what was intended and what happened, in order. */
export function Steps({
  steps,
  texts,
}: {
  readonly steps: readonly StepView[];
  readonly texts: Texts['page'];
}) {
  return (
    <s-section heading={texts.steps}>
      {steps.length === 0 ? (
        <s-paragraph>{texts.noSteps}</s-paragraph>
      ) : (
        <s-table>
          <s-table-header-row>
            <s-table-header listSlot="kicker">{texts.when}</s-table-header>
            <s-table-header listSlot="primary">{texts.step}</s-table-header>
            <s-table-header listSlot="secondary">{texts.whatHappened}</s-table-header>
            <s-table-header listSlot="labeled">{texts.facts}</s-table-header>
          </s-table-header-row>
          <s-table-body>
            {steps.map((step, index) => (
              <s-table-row key={index}>
                <s-table-cell>{step.when}</s-table-cell>
                <s-table-cell>{step.step}</s-table-cell>
                <s-table-cell>
                  <s-badge tone={EVENT_TONES[step.event]}>{step.what}</s-badge>
                </s-table-cell>
                <s-table-cell>
                  <s-stack gap="none">
                    {step.facts.map((fact) => (
                      <s-text key={fact} color="subdued">
                        {fact}
                      </s-text>
                    ))}
                  </s-stack>
                </s-table-cell>
              </s-table-row>
            ))}
          </s-table-body>
        </s-table>
      )}
    </s-section>
  );
}
