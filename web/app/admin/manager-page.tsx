import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { ManagerChange, ManagerProblem } from '../approve/manage-managers.ts';
import type { ManagerTexts } from './locales/manager-texts.ts';
import { Banners, NameField, PinFields } from './manager-fields.tsx';
import { ManagerState } from './managers-page.tsx';
import type { ManagerDone, ManagerView } from './present-managers.ts';

interface Props {
  readonly manager: ManagerView;
  readonly action: string;
  readonly backHref: string;
  readonly problem: ManagerProblem | null;
  readonly done: ManagerDone | null;
  readonly saving: boolean;
  readonly texts: ManagerTexts;
}

/** One manager: name, PIN, and whether they may approve. */
export function ManagerPage({ manager, action, backHref, problem, done, saving, texts }: Props) {
  const fields = { texts, problem };
  const form = { action, saving };
  const turn = manager.active ? 'deactivate' : 'activate';
  return (
    <s-page heading={manager.name}>
      <s-link slot="breadcrumb-actions" href={backHref}>
        {texts.back}
      </s-link>
      <Banners texts={texts} problem={problem} done={done} />
      <s-section heading={texts.state}>
        <ManagerState manager={manager} />
        <s-text color="subdued">{manager.changed}</s-text>
      </s-section>
      {/* What was saved leaves forms that show it, and no PIN. */}
      <s-section heading={texts.name} key={`name ${manager.changed} ${manager.name}`}>
        <ChangeForm {...form} kind="rename" button={texts.save}>
          <NameField {...fields} value={manager.name} />
        </ChangeForm>
      </s-section>
      <s-section heading={texts.newPin} key={`pin ${manager.changed} ${done}`}>
        <ChangeForm {...form} kind="set_pin" button={texts.setPin}>
          <PinFields {...fields} />
        </ChangeForm>
      </s-section>
      <s-section heading={texts[turn]}>
        <ChangeForm {...form} kind={turn} button={texts[turn]} critical={manager.active}>
          <s-paragraph>{texts[`${turn}Hint`]}</s-paragraph>
        </ChangeForm>
      </s-section>
    </s-page>
  );
}

function ChangeForm(props: {
  readonly kind: ManagerChange['kind'];
  readonly button: string;
  readonly action: string;
  readonly saving: boolean;
  readonly critical?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Form method="post" action={props.action} autoComplete="off">
      <input type="hidden" name="kind" value={props.kind} />
      <s-stack gap="base">
        {props.children}
        <s-stack direction="inline">
          <s-button
            type="submit"
            tone={props.critical ? 'critical' : undefined}
            loading={props.saving ? true : undefined}
          >
            {props.button}
          </s-button>
        </s-stack>
      </s-stack>
    </Form>
  );
}
