/** GraphQL leaves an optional input out or sends null; both mean that it was not given. */
export function given<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
