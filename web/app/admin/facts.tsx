import { Fragment, type ReactNode } from 'react';

/** Label and value, one under the other; a value that is not there takes no line. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl
      style={{
        display: 'grid',
        gridTemplateColumns: 'minmax(7rem, auto) 1fr',
        gap: '0.5rem 1rem',
        margin: 0,
      }}
    >
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt>
              <s-text color="subdued">{label}</s-text>
            </dt>
            <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
