/** A number by − and +. */
export function Stepper({
  min,
  max,
  value,
  onValue,
}: {
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onValue: (value: number) => void;
}) {
  const read = ({
    currentTarget: { value: text },
  }: {
    readonly currentTarget: { readonly value?: string };
  }) => {
    if (text && text.trim() !== '') onValue(Number(text));
  };
  return (
    <s-number-field
      controls="stepper"
      min={min}
      max={max}
      value={String(value)}
      onInput={read}
      onChange={read}
    />
  );
}
