/** Says what is the matter and what to do, in the look of the other pages. */
export function ErrorPage({
  texts,
}: {
  readonly texts: { readonly heading: string; readonly body: string };
}) {
  return (
    <s-page heading={texts.heading}>
      <s-section>
        <s-paragraph>{texts.body}</s-paragraph>
      </s-section>
    </s-page>
  );
}
