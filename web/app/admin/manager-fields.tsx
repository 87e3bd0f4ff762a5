import type { ManagerProblem } from '../approve/manage-managers.ts';
import type { ManagerTexts } from './locales/manager-texts.ts';

interface Props {
  readonly texts: ManagerTexts;
  readonly problem: ManagerProblem | null;
}

/** What is wrong with one field, in words; undefined leaves the attribute out. */
function errorOf({ texts, problem }: Props, field: ManagerProblem['field']): string | undefined {
  return problem?.field === field ? texts.problems[problem.code] : undefined;
}

export function NameField({ value, ...props }: Props & { readonly value?: string }) {
  return (
    <s-text-field
      name="name"
      label={props.texts.name}
      value={value}
      maxLength={60}
      autocomplete="off"
      error={errorOf(props, 'name')}
    />
  );
}

export function StaffNumberField(props: Props) {
  return (
    <s-text-field
      name="staffNumber"
      label={props.texts.staffNumber}
      details={props.texts.staffNumberHint}
      autocomplete="off"
      error={errorOf(props, 'staffNumber')}
    />
  );
}

/** Twice, so that a slip of the finger locks nobody out. */
export function PinFields(props: Props) {
  const { texts } = props;
  return (
    <>
      <s-password-field
        name="pin"
        label={texts.pin}
        details={texts.pinHint}
        maxLength={10}
        autocomplete="new-password"
        error={errorOf(props, 'pin')}
      />
      <s-password-field
        name="pinAgain"
        label={texts.pinAgain}
        maxLength={10}
        autocomplete="new-password"
        error={errorOf(props, 'pinAgain')}
      />
    </>
  );
}

/** What has no field to stand at. */
export function Banners({
  texts,
  problem,
  done,
}: Props & { readonly done: 'added' | 'saved' | 'pinSet' | 'deactivated' | 'activated' | null }) {
  if (problem) {
    return (
      <s-banner tone="critical" heading={texts.notSaved}>
        <s-paragraph>{texts.problems[problem.code]}</s-paragraph>
      </s-banner>
    );
  }
  return done && <s-banner tone="success">{texts[done]}</s-banner>;
}
