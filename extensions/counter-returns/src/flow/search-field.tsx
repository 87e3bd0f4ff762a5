import { useRef } from 'preact/hooks';

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
