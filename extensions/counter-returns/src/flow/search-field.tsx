import { useRef } from 'preact/hooks';
import { CameraButton } from './camera-button.tsx';
import type { Kit } from './kit.ts';
import { Section } from './parts.tsx';

/** A field to search with, by its own key or by a button beside it; without words there is no search. */
export function useSearchField(placeholder: string, onSearch: (text: string) => void) {
  const typed = useRef('');
  const search = () => {
    const text = typed.current.trim();
    if (text !== '') onSearch(text);
  };
  const field = (
    <s-search-field
      placeholder={placeholder}
      onInput={({ currentTarget }) => (typed.current = currentTarget.value || '')}
      onChange={({ currentTarget }) => {
        typed.current = currentTarget.value || '';
        search();
      }}
    />
  );
  return { field, search };
}

/** Scan, or write what to search for. */
export function SearchSection({
  kit,
  heading,
  placeholder,
}: {
  readonly kit: Kit;
  readonly heading: string;
  readonly placeholder: string;
}) {
  const { field, search } = useSearchField(placeholder, (text) => kit.send({ type: 'searched', text }));
  const go = <s-button onClick={search}>{kit.words.t('find.search')}</s-button>;
  return (
    <Section heading={heading}>
      <CameraButton kit={kit} />
      {kit.tablet ? (
        <s-stack direction="inline" gap="small">
          <s-box inlineSize="75%">{field}</s-box>
          {go}
        </s-stack>
      ) : (
        <>
          {field}
          {go}
        </>
      )}
    </Section>
  );
}
