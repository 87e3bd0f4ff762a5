import type { Links } from './links.ts';
import type { Reader } from './reader.ts';

/** A customer's request that waits for the shop's answer. */
export interface PrivacyRequestView {
  readonly id: string;
  readonly body: string;
  readonly href: string;
}

/** From the day on which Shopify passed it on (shopify.dev, "Privacy law compliance"). */
const DAYS_TO_ANSWER = 30;

export function presentPrivacyRequest(
  { eventId, receivedAt }: { readonly eventId: string; readonly receivedAt: Date },
  { texts, formats }: Reader,
  links: Links,
): PrivacyRequestView {
  const dueBy = new Date(receivedAt.getTime() + DAYS_TO_ANSWER * 86_400_000);
  return {
    id: eventId,
    body: texts.privacy.body(formats.date(receivedAt), formats.date(dueBy)),
    href: links.privacyFile(eventId),
  };
}
