import { useState } from 'preact/hooks';

const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGP8z8DAwMDAxMDAwMAAAA0AAf8J9kgAAAAASUVORK5CYII=';

/** Every component of a modal screen, each showing what the extension believes it holds. */
export function Controls() {
  const [values, setValues] = useState<Record<string, string>>({
    quantity: '2',
    reason: 'size',
    restock: 'true',
  });
  const [extras, setExtras] = useState<string[]>(['b']);
  const [hidden, setHidden] = useState(0);
  const set = (name: string) => (event: { currentTarget: { value?: string | null } }) =>
    setValues((before) => ({ ...before, [name]: event.currentTarget.value ?? '' }));
  return (
    <s-page heading="Controls" subheading="Every component once">
      <s-tabs defaultValue="fields">
        <s-tab-list>
          <s-tab controls="fields">Fields</s-tab>
          <s-tab controls="choices">Choices</s-tab>
          <s-tab controls="display">Display</s-tab>
        </s-tab-list>
        <s-tab-panel id="fields">
          <s-section heading="Fields">
            <s-stack gap="base">
              <s-text-field
                label="Name"
                required
                maxLength={30}
                value={values['name'] ?? ''}
                onInput={set('name')}
              />
              <s-text-field label="Discount code" error="No such code" details="As printed on the voucher" />
              <s-email-field label="E-mail" placeholder="name@example.com" onChange={set('email')} />
              <s-text-area label="Note" rows={2} value={values['note'] ?? ''} onInput={set('note')} />
              <s-number-field label="Amount" inputMode="decimal" min={0} max={20} onInput={set('amount')} />
              <s-number-field
                controls="stepper"
                min={0}
                max={3}
                value={values['quantity'] ?? ''}
                onChange={set('quantity')}
              />
              <s-date-field label="Bought on" onChange={set('date')} />
              <s-time-field label="At" onChange={set('time')} />
            </s-stack>
          </s-section>
        </s-tab-panel>
        <s-tab-panel id="choices">
          <s-stack gap="base">
            <s-section heading="Reason">
              <s-choice-list
                values={[values['reason'] ?? '']}
                onChange={(event) =>
                  setValues((before) => ({ ...before, reason: event.currentTarget.values?.[0] ?? '' }))
                }
              >
                <s-choice value="size">Wrong size</s-choice>
                <s-choice value="broken">
                  <s-stack direction="inline" gap="small">
                    Broken <s-badge tone="critical">Inspect</s-badge>
                  </s-stack>
                </s-choice>
                <s-choice value="late" disabled>
                  Too late
                </s-choice>
              </s-choice-list>
            </s-section>
            <s-section heading="Extras">
              <s-choice-list
                multiple
                values={extras}
                onChange={(event) => setExtras(event.currentTarget.values ?? [])}
              >
                <s-choice value="a">Box</s-choice>
                <s-choice value="b">Manual</s-choice>
              </s-choice-list>
            </s-section>
            <s-section heading="Stock">
              <s-switch
                label="Put back on the shelf"
                details="Adds to the stock of this location"
                defaultChecked
                onChange={(event) =>
                  setValues((before) => ({ ...before, restock: String(event.currentTarget.checked) }))
                }
              />
            </s-section>
          </s-stack>
        </s-tab-panel>
        <s-tab-panel id="display">
          <s-stack gap="base">
            <s-banner tone="warning" heading="The receipt is old">
              Ask a manager.
              <s-button slot="primary-action">Ask</s-button>
            </s-banner>
            <s-section heading="Text">
              <s-button slot="secondary-actions">Edit</s-button>
              <s-stack gap="small">
                <s-heading>Heading</s-heading>
                <s-text type="strong">Strong</s-text>
                <s-text type="small" color="subdued">
                  Small and subdued
                </s-text>
                <s-text tone="success">Refunded</s-text>
                <s-divider />
                <s-stack direction="inline" gap="small" alignItems="center">
                  <s-badge>Neutral</s-badge>
                  <s-badge tone="success">Paid</s-badge>
                  <s-badge tone="warning">Pending</s-badge>
                  <s-icon type="return" />
                  <s-icon type="barcode" tone="success" />
                  <s-image src={PICTURE} inlineSize="auto" />
                  <s-spinner accessibilityLabel="Working" />
                  <s-link onClick={() => setValues((before) => ({ ...before, link: 'followed' }))}>
                    Why?
                  </s-link>
                </s-stack>
                <s-clickable onClick={() => setValues((before) => ({ ...before, row: 'opened' }))}>
                  <s-box padding="base">A row that can be pressed</s-box>
                </s-clickable>
                <s-scroll-box blockSize="80px">
                  <s-stack gap="small">
                    {Array.from({ length: 12 }, (_, index) => (
                      <s-text key={index}>{`Line ${index + 1}`}</s-text>
                    ))}
                  </s-stack>
                </s-scroll-box>
              </s-stack>
            </s-section>
            <s-empty-state heading="Nothing yet" subheading="Scan something">
              <s-icon slot="graphic" type="search" />
              <s-button slot="primary-action">Search</s-button>
            </s-empty-state>
            <s-button command="--show" commandFor="sure" tone="critical">
              Cancel the return
            </s-button>
            <s-modal id="sure" heading="Cancel this return?" onHide={() => setHidden((count) => count + 1)}>
              Nothing has been refunded.
              <s-button slot="primary-action" tone="critical" command="--hide" commandFor="sure">
                Cancel it
              </s-button>
              <s-button slot="secondary-actions" command="--hide" commandFor="sure">
                Go on
              </s-button>
            </s-modal>
          </s-stack>
        </s-tab-panel>
      </s-tabs>
      <s-section slot="aside" heading="What the extension holds">
        <s-text>{`${JSON.stringify({ ...values, extras, hidden })}`}</s-text>
      </s-section>
    </s-page>
  );
}
