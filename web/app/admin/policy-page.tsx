import type { ReactNode } from 'react';
import type { PolicyTexts } from './locales/policy-texts.ts';
import type { PolicyVersionView } from './present-policy.ts';

interface Props {
  readonly backHref: string;
  readonly back: string;
  readonly versions: readonly PolicyVersionView[];
  /** The version that was just saved. */
  readonly saved: number | null;
  /** The version that somebody else saved first. */
  readonly conflict: { readonly version: number; readonly href: string } | null;
  /** The version shown, where it is not the one in force. */
  readonly oldVersion: number | null;
  readonly presentHref: string;
  /** Nothing can be saved now. */
  readonly closed: boolean;
  readonly texts: PolicyTexts;
  /** The form, where there can be one. */
  readonly children: ReactNode;
}

/** The rules for returns, and who changed them when. */
export function PolicyPage(props: Props) {
  const { backHref, back, versions, saved, conflict, oldVersion, presentHref, closed, texts, children } =
    props;
  return (
    <s-page heading={texts.heading}>
      <s-link slot="breadcrumb-actions" href={backHref}>
        {back}
      </s-link>
      {saved !== null && (
        <s-banner tone="success" heading={texts.saved(saved)}>
          <s-paragraph>{texts.savedNext}</s-paragraph>
        </s-banner>
      )}
      {conflict && (
        <s-banner tone="critical" heading={texts.conflict(conflict.version)}>
          <s-stack gap="small" alignItems="start">
            <s-paragraph>{texts.conflictNext}</s-paragraph>
            <s-link href={conflict.href} target="_blank">
              {texts.seeVersion(conflict.version)}
            </s-link>
          </s-stack>
        </s-banner>
      )}
      {oldVersion !== null && (
        <s-banner tone="warning" heading={texts.oldVersion(oldVersion)}>
          <s-stack gap="small" alignItems="start">
            <s-paragraph>{texts.oldVersionNext}</s-paragraph>
            <s-link href={presentHref}>{texts.present}</s-link>
          </s-stack>
        </s-banner>
      )}
      {closed && (
        <s-banner tone="warning">
          <s-paragraph>{texts.notNow}</s-paragraph>
        </s-banner>
      )}
      <s-paragraph color="subdued">{texts.intro}</s-paragraph>
      {children}
      <Versions versions={versions} texts={texts} />
    </s-page>
  );
}

function Versions({ versions, texts }: Pick<Props, 'versions' | 'texts'>) {
  return (
    <s-section heading={texts.versions}>
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{texts.version}</s-table-header>
          <s-table-header listSlot="labeled">{texts.savedAt}</s-table-header>
          <s-table-header listSlot="labeled">{texts.savedBy}</s-table-header>
          <s-table-header listSlot="labeled">{texts.preview}</s-table-header>
        </s-table-header-row>
        <s-table-body>
          {versions.map(({ version, href, savedAt, savedBy, inForce, sentences }) => (
            <s-table-row key={version}>
              <s-table-cell>
                <s-stack gap="small-200" alignItems="start">
                  <s-link href={href}>{texts.seeVersion(version)}</s-link>
                  {inForce && <s-badge tone="success">{texts.inForce}</s-badge>}
                </s-stack>
              </s-table-cell>
              <s-table-cell>{savedAt}</s-table-cell>
              <s-table-cell>{savedBy}</s-table-cell>
              <s-table-cell>{sentences.join(' ')}</s-table-cell>
            </s-table-row>
          ))}
        </s-table-body>
      </s-table>
    </s-section>
  );
}
