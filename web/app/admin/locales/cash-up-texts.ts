/** Every word of the page of a day's money that is not the log's too. */
export interface CashUpTexts {
  readonly heading: string;
  readonly filters: string;
  readonly day: string;
  readonly daysIn: (timeZone: string) => string;
  /** `shown` is the number as it is written. */
  readonly returns: (count: number, shown: string) => string;
  readonly unfinished: (count: number, shown: string) => string;
  readonly unfinishedNext: string;
  readonly cash: string;
  readonly register: string;
  readonly noCash: string;
  readonly handedOut: string;
  readonly where: string;
  readonly till: (location: string, device: string) => string;
  readonly others: string;
  readonly byStaff: string;
  readonly tender: string;
  readonly paidHow: string;
  readonly status: string;
  readonly payments: string;
  readonly amount: string;
  readonly dayBefore: string;
  readonly dayAfter: string;
  readonly fileName: string;
}

export const enCashUp: CashUpTexts = {
  heading: 'Cash-up',
  filters: 'Choose a day',
  day: 'Day',
  daysIn: (timeZone) => `Days are the shop’s, by the clocks of ${timeZone}.`,
  returns: (count, shown) => `${shown} ${count === 1 ? 'return' : 'returns'}`,
  unfinished: (count, shown) => `${shown} ${count === 1 ? 'return is' : 'returns are'} not finished`,
  unfinishedNext: 'What they pay is not in these sums yet.',
  cash: 'Cash handed out',
  register:
    'Shopify’s register does not count cash that an app refunds: a drawer holds this much less than Shopify expects.',
  noCash: 'No cash was handed out.',
  handedOut: 'Handed out',
  where: 'Till',
  till: (location, device) => `${location}, till ${device}`,
  others: 'Everything else',
  byStaff: 'By staff',
  tender: 'Tender',
  paidHow: 'Paid by',
  status: 'State',
  payments: 'Payments',
  amount: 'Amount',
  dayBefore: 'Day before',
  dayAfter: 'Day after',
  fileName: 'cash-up',
};

export const frCashUp: CashUpTexts = {
  heading: 'Arrêté de caisse',
  filters: 'Choisir un jour',
  day: 'Jour',
  daysIn: (timeZone) => `Les jours sont ceux de la boutique, à l’heure de ${timeZone}.`,
  returns: (count, shown) => `${shown} ${count < 2 ? 'retour' : 'retours'}`,
  unfinished: (count, shown) =>
    `${shown} ${count < 2 ? 'retour n’est pas terminé' : 'retours ne sont pas terminés'}`,
  unfinishedNext: 'Ce qui sera payé n’est pas encore dans ces totaux.',
  cash: 'Espèces remises',
  register:
    'La caisse de Shopify ne compte pas les espèces remboursées par une application\u00a0: un tiroir contient cette somme de moins que Shopify ne l’attend.',
  noCash: 'Aucune somme remise en espèces.',
  handedOut: 'Remis',
  where: 'Caisse',
  till: (location, device) => `${location}, caisse ${device}`,
  others: 'Tout le reste',
  byStaff: 'Par membre du personnel',
  tender: 'Moyen de paiement',
  paidHow: 'Payé par',
  status: 'État',
  payments: 'Paiements',
  amount: 'Montant',
  dayBefore: 'Jour précédent',
  dayAfter: 'Jour suivant',
  fileName: 'arrete-de-caisse',
};
