import type { PolicyTexts } from './locales/policy-texts.ts';
import type { Answers, Field, FieldErrors } from './policy-form.ts';

/** What every field of the policy's form needs to show itself. */
export interface FieldKit {
  readonly answers: Answers;
  readonly errors: FieldErrors;
  readonly texts: PolicyTexts;
}

interface Props {
  readonly kit: FieldKit;
  readonly name: Field;
  readonly label?: string;
}

// React 18 sets attributes of custom elements: one that is undefined is left out, false would switch it on.
function shown({ kit: { answers, errors, texts }, name, label }: Props) {
  const error = errors[name];
  return {
    name,
    label: label ?? texts.fields[name],
    value: answers[name][0] ?? '',
    details: texts.hints[name],
    error: error && texts.errors[error],
  };
}

export function TextField(props: Props) {
  return <s-text-field {...shown(props)} autocomplete="off" />;
}

export function TextArea(props: Props) {
  return <s-text-area {...shown(props)} rows={2} autocomplete="off" />;
}

export function DayField(props: Props) {
  return <s-date-field {...shown(props)} />;
}

/** One of a few. */
export function OneOf({ of, ...props }: Props & { readonly of: Readonly<Record<string, string>> }) {
  return (
    <s-select {...shown(props)}>
      {Object.entries(of).map(([value, text]) => (
        <s-option key={value} value={value}>
          {text}
        </s-option>
      ))}
    </s-select>
  );
}

/** Any of a few. */
export function AnyOf({ of, ...props }: Props & { readonly of: Readonly<Record<string, string>> }) {
  const { value: _, ...rest } = shown(props);
  const chosen = props.kit.answers[props.name];
  return (
    <s-choice-list {...rest} multiple>
      {Object.entries(of).map(([value, text]) => (
        <s-choice key={value} value={value} selected={chosen.includes(value) ? true : undefined}>
          {text}
        </s-choice>
      ))}
    </s-choice-list>
  );
}

/** Fields side by side where there is room. */
export function Beside({ children }: { readonly children: React.ReactNode }) {
  return (
    <s-grid gridTemplateColumns="repeat(auto-fit, minmax(200px, 1fr))" gap="base" alignItems="start">
      {children}
    </s-grid>
  );
}
