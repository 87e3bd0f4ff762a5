import { frExchangeRefusals } from './fr-exchange-refusals.ts';
import { refusalInWords, type RefusalTexts } from './refusals.ts';

// French sets a narrow no-break space before ? ! ; and inside « », a no-break space before a colon.
const ENDED = {
  CLOSED: 'avait été mené à bien',
  DECLINED: 'avait été refusé',
  CANCELED: 'avait été annulé',
} as const;
const DECLINE_REASONS = {
  FINAL_SALE: 'vente finale',
  RETURN_PERIOD_ENDED: 'le délai de retour est dépassé',
  OTHER: 'autre motif',
} as const;

export const frRefusals: RefusalTexts = {
  ...frExchangeRefusals,
  LINE_NOT_FULFILLED: ({ unfulfilled }, { count }) =>
    `Pas encore remis ni expédié (${count(unfulfilled)} non traité${unfulfilled > 1 ? 's' : ''}).`,
  LINE_NOTHING_LEFT: ({ ordered }, { count }) =>
    ordered === 1 ? 'Déjà retourné.' : `Les ${count(ordered)} ont déjà été retournés.`,
  LINE_GIFT_CARD: () =>
    'Une carte cadeau ne peut pas être retournée\u00a0: son code pourrait encore être utilisé.',
  LINE_LATE: ({ until }, { day }) => `Trop tard\u00a0: le dernier jour était le ${day(until)}.`,
  LINE_FINAL_SALE: ({ tag }) => `Vendu sans retour\u00a0: étiqueté «\u202f${tag}\u202f».`,
  ORDER_CANCELLED: ({ at }, { dateTime }) => `La commande a été annulée le ${dateTime(new Date(at))}.`,
  ORDER_AUTHORIZED: ({ amount }, { money }) =>
    `Rien n’avait été débité\u00a0: ${money(amount)} était seulement réservé. Encaissez ou annulez la commande dans Shopify.`,
  ORDER_PARTLY_HELD: ({ amount }, { money }) =>
    `${money(amount)} de la commande étaient seulement réservés. Encaissez ou annulez la commande dans Shopify.`,
  SALE_AUTHORIZED: ({ amount }, { money }) =>
    `La vente était si récente que ${money(amount)} était seulement réservé. Le débit se fait tout seul dans le quart d’heure environ.`,
  AUTHORIZED_PART: ({ amount }, { money }) =>
    `Rien n’avait été débité\u00a0: seule la commande entière pouvait être annulée, et la réservation de ${money(amount)} levée.`,
  NOT_WAITING_HERE: ({ title, units }, { count }) =>
    `${count(units)} × ${title} n’a pas pu être annulé\u00a0: envoyé ou annulé entre-temps, ou chez un prestataire.`,
  ONLY_IN_SHOPIFY: ({ tender }) =>
    `Payé avec ${tender}\u00a0: seuls les écrans de Shopify peuvent le rembourser.`,
  RETURN_OPEN: ({ returnName }) => `Le retour ${returnName} de cette commande est encore ouvert.`,
  RETURN_REQUESTED: ({ returnName }) => `Le client a demandé en ligne le retour ${returnName}.`,
  RETURN_ENDED: ({ returnName, status }) =>
    `Le retour${returnName === null ? '' : ` ${returnName}`} ${status === null ? 'était terminé' : ENDED[status]} avant qu’il puisse être repris.`,
  RETURN_HAS_EXCHANGE: ({ returnName }) =>
    `Le retour ${returnName} demande d’autres articles en échange : seuls les écrans de Shopify les remettent.`,
  RETURN_CHANGED: ({ returnName }) =>
    `Le retour ${returnName} a été modifié ailleurs après l’établissement du plan.`,
  REQUEST_DECLINING: ({ returnName, reason }) =>
    `La demande ${returnName} est en cours de refus (${DECLINE_REASONS[reason]}) ; Shopify ne l’a pas encore confirmé.`,
  REQUEST_DECLINED: ({ returnName, reason }) =>
    `La demande ${returnName} du client a été refusée : ${DECLINE_REASONS[reason]}.`,
  REQUEST_NOT_DECLINED: ({ returnName, message }) =>
    `Shopify n’a pas refusé la demande ${returnName} du client\u00a0: ${message}`,
  NOTHING_CHOSEN: () => 'Aucun article n’a été choisi.',
  LINE_UNKNOWN: () => 'Un article ne figure pas, ou plus, dans cette commande.',
  QUANTITY_ABOVE_LEFT: ({ title, asked, left }, { count }) =>
    `${title}\u00a0: ${count(asked)} demandés, ${count(left)} peuvent encore être retournés.`,
  LINE_REFUSED: ({ title, reason }, formats, texts) =>
    `${title}\u00a0: ${refusalInWords(reason, texts, formats)}`,
  REASON_GONE: ({ title }) => `Shopify ne propose plus le motif choisi pour ${title}.`,
  LOCATION_GONE: ({ title }) => `Le lieu où ${title} devait aller n’est plus utilisé.`,
  SHIPPING_ABOVE_LEFT: ({ asked, left }, { money }) =>
    `${money(asked)} de frais de port demandés, ${money(left)} encore remboursables.`,
  NOTHING_TO_PAY: () => 'Il n’y avait rien à rembourser pour ces articles.',
  FEES_TAKE_ALL: ({ fees, worth }, { money }) =>
    `Les frais de ${money(fees)} auraient absorbé la totalité de ${money(worth)}.`,
  NO_METHOD_ALLOWED: () =>
    'Aucun des modes de remboursement permis par la politique n’était utilisable pour cette commande.',
  TENDER_ABOVE_CEILING: ({ label, asked, ceiling }, { money }) =>
    `${money(asked)} devaient aller vers ${label}, qui accepte ${money(ceiling)} au maximum.`,
  TENDERS_DO_NOT_SUM: ({ asked, total }, { money }) =>
    `Les montants par paiement faisaient ${money(asked)} au lieu de ${money(total)}.`,
  TENDER_UNKNOWN: () => 'Un montant visait un paiement qui n’appartient pas à cette commande.',
  STORE_CREDIT_UNAVAILABLE: () =>
    'Tout devait être accordé en crédit en magasin, ce qui n’était pas possible pour cette commande.',
  GIFT_CARD_UNAVAILABLE: () =>
    'Tout devait aller sur une nouvelle carte cadeau, qui ne pouvait pas être émise pour cette commande.',
  GIFT_CARD_REFUSED: ({ message }) =>
    `Shopify n’a pas voulu émettre de carte cadeau pour ce retour\u00a0: «\u202f${message}\u202f»`,
  GIFT_CARD_CODE_REFUSED: ({ lastCharacters }) =>
    `La carte cadeau vierge •••• ${lastCharacters} n’a pas pu servir\u00a0: son code est déjà utilisé, ou n’en est pas un.`,
  TENDERS_SHORT: ({ total, refundable }, { money }) =>
    `Shopify ne permet à une application de rembourser que ${money(refundable)} sur ${money(total)}. Son propre écran de commande peut rembourser le reste.`,
  VISIT_EXCHANGE: ({ orderName }) =>
    `Des articles de ${orderName} sont échangés, ce qui se fait une commande à la fois.`,
  VISIT_HELD: ({ orderName }) =>
    `Le paiement de ${orderName} était seulement réservé : une telle commande s’annule à part.`,
  VISIT_ORDER_TWICE: () => 'La même commande a été indiquée deux fois.',
  VISIT_TOO_LARGE: ({ limit }, { count }) =>
    `Au plus ${count(limit)} commandes peuvent être retournées ensemble.`,
  VISIT_CUSTOMERS: ({ orderName }) => `${orderName} est la commande d’un autre client.`,
  VISIT_CURRENCIES: ({ orderName, currency, other }) =>
    `${orderName} a été payée en ${currency}, les autres commandes en ${other}.`,
  PLAN_UNKNOWN: () => 'L’appareil a confirmé un plan que nous n’avons jamais établi.',
  PLAN_SUPERSEDED: () => 'Les articles ont été modifiés sur un appareil après l’établissement de ce plan.',
  PLAN_TOO_OLD: () => 'La confirmation est arrivée trop tard\u202f; le plan a dû être refait.',
  ORDER_GONE: () => 'La commande n’existe plus dans Shopify.',
  DRAFT_SETTLED: ({ orderName }) =>
    `Les mêmes articles de ${orderName} étaient déjà réglés, peut-être à une autre caisse.`,
  ORDER_HAS_CUSTOMER: () => 'La commande appartient à un autre client.',
  NOTHING_OWED: ({ orderName }) =>
    `${orderName} ne devait plus rien à son client\u00a0: réglé autrement, donc rien n’a été payé.`,
  OWED_LESS: ({ orderName, asked, left }, { money }) =>
    `${money(asked)} devaient être payés, mais ${orderName} ne devait plus que ${money(left)}.`,
  ORDER_BUSY: ({ orderName }) => `Un autre retour de ${orderName} était en cours à ce moment-là.`,
  APPROVAL_NEEDED: () => 'Un responsable devait l’approuver, et aucune approbation ne valait à ce moment-là.',
  OWN_APPROVAL: ({ name }) => `${name} devait approuver sa propre demande.`,
  MANAGER_UNKNOWN: () => 'Ce responsable n’existe pas, ou n’a plus le droit d’approuver.',
  PLAN_CHANGED: ({ agreed, now }, { money }) =>
    `${money(agreed)} avaient été convenus, mais Shopify indique maintenant ${money(now)}.`,
  SHOPIFY_REFUSED: ({ message }) => `Shopify a refusé\u00a0: «\u202f${message}\u202f»`,
};
