import { Form } from 'react-router';
import type { ManagerProblem } from '../approve/manage-managers.ts';
import type { Texts } from './locales/texts.ts';
import { Banners, NameField, PinFields, StaffNumberField } from './manager-fields.tsx';
import type { ManagerDone, ManagerView } from './present-managers.ts';

interface Props {
  readonly managers: readonly ManagerView[];
  readonly action: string;
  readonly backHref: string;
  readonly problem: ManagerProblem | null;
  readonly done: ManagerDone | null;
  readonly saving: boolean;
  readonly texts: Texts;
}

/** Who may approve at the till, and a form for one more. */
export function ManagersPage({ managers, action, backHref, problem, done, saving, texts }: Props) {
  const words = texts.managers;
  const fields = { texts: words, problem };
  return (
    <s-page heading={words.heading}>
      <s-link slot="breadcrumb-actions" href={backHref}>
        {texts.log.heading}
      </s-link>
      <Banners texts={words} problem={problem} done={done} />
      <s-paragraph color="subdued">{words.intro}</s-paragraph>
      {managers.length === 0 ? (
        <s-section>
          <s-empty-state heading={words.emptyHeading}>
            <s-paragraph>{words.empty}</s-paragraph>
          </s-empty-state>
        </s-section>
      ) : (
        <s-section padding="none" accessibilityLabel={words.table}>
          <ManagerTable managers={managers} texts={words} />
        </s-section>
      )}
      <s-section heading={words.add}>
        {/* A manager who was added leaves an empty form behind. */}
        <Form method="post" action={action} autoComplete="off" key={managers.length}>
          <s-stack gap="base">
            <NameField {...fields} />
            <StaffNumberField {...fields} />
            <PinFields {...fields} />
            <s-stack direction="inline">
              <s-button type="submit" variant="primary" loading={saving ? true : undefined}>
                {words.add}
              </s-button>
            </s-stack>
          </s-stack>
        </Form>
      </s-section>
    </s-page>
  );
}

function ManagerTable({
  managers,
  texts,
}: {
  readonly managers: readonly ManagerView[];
  readonly texts: Texts['managers'];
}) {
  return (
    <s-table>
      <s-table-header-row>
        <s-table-header listSlot="primary">{texts.heading}</s-table-header>
        <s-table-header listSlot="labeled">{texts.staffNumber}</s-table-header>
        <s-table-header listSlot="secondary">{texts.state}</s-table-header>
        <s-table-header listSlot="labeled">{texts.changed}</s-table-header>
      </s-table-header-row>
      <s-table-body>
        {managers.map((manager) => (
          <s-table-row key={manager.id}>
            <s-table-cell>
              <s-link href={manager.href}>{manager.name}</s-link>
            </s-table-cell>
            <s-table-cell>{manager.staffNumber}</s-table-cell>
            <s-table-cell>
              <ManagerState manager={manager} />
            </s-table-cell>
            <s-table-cell>{manager.changed}</s-table-cell>
          </s-table-row>
        ))}
      </s-table-body>
    </s-table>
  );
}

export function ManagerState({ manager }: { readonly manager: ManagerView }) {
  return (
    <s-stack gap="small-200" alignItems="start">
      <s-badge tone={manager.active ? 'success' : 'neutral'}>{manager.state}</s-badge>
      {manager.locked && <s-badge tone="warning">{manager.locked}</s-badge>}
      {manager.failures && <s-text color="subdued">{manager.failures}</s-text>}
    </s-stack>
  );
}
