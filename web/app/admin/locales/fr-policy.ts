import type { PolicyTexts } from './policy-texts.ts';

// French sets a narrow no-break space before ? ! ; and inside « », a no-break space before a colon.
const SOLD = { online: 'en ligne', counter: 'en magasin' };

export const frPolicy: PolicyTexts = {
  heading: 'Règles de retour',
  link: 'Règles de retour',
  intro:
    'Les règles enregistrées valent pour le prochain remboursement calculé en caisse. Ceux déjà affichés gardent les leurs.',
  sections: {
    window: 'Délai de retour',
    holiday: 'Prolongation pour les fêtes',
    finalSale: 'Vente définitive',
    exceptions: 'Exceptions',
    methods: 'Comment l’argent est rendu',
    fees: 'Frais',
    manager: 'Quand un responsable est demandé',
    giftCards: 'Cartes cadeaux',
    exchange: 'Échanges',
  },
  fields: {
    onlineDays: 'Jours pour les achats en ligne',
    onlineFrom: 'Achats en ligne\u00a0: à compter de',
    counterDays: 'Jours pour les achats en magasin',
    counterFrom: 'Achats en magasin\u00a0: à compter de',
    holidayFrom: 'Acheté à partir du',
    holidayTo: 'Acheté jusqu’au',
    holidayUntil: 'Retour possible jusqu’au',
    afterExchange: 'Articles donnés en échange',
    finalSaleTags: 'Étiquettes des articles vendus sans retour',
    late: 'Articles rapportés trop tard',
    finalSale: 'Articles en vente définitive',
    inTimeMethods: 'Pour les articles dans les délais',
    lateMethods: 'Pour les articles repris en retard',
    restockingPercent: 'Frais de remise en stock en pour cent',
    restockingSoldAt: 'Retenus sur les articles achetés',
    freeConditions: 'Pas retenus sur les articles rapportés',
    freeReasons: 'Pas retenus sur les articles rapportés parce que',
    returnShipping: 'Frais de retour',
    returnShippingElsewhere: 'Frais de retour dans d’autres devises',
    aboveAmount: 'Remboursements supérieurs à',
    managerFor: 'Également pour',
    giftCardRoute: 'Création des nouvelles cartes cadeaux',
    evenSwap: 'Autre variante du même produit',
    bonus: 'Bonus d’échange',
    bonusMost: 'Bonus maximal',
    discountPercent: 'Remise en pour cent que l’équipe accorde seule',
    exchangeFees: 'Frais en cas d’échange',
    collect1: 'Encaisser le montant dû : d’abord',
    collect2: 'Ensuite',
    collect3: 'En troisième',
    collect4: 'En quatrième',
    collect5: 'En cinquième',
    dueDays: 'En retard après tant de jours',
  },
  hints: {
    onlineDays: 'Vide\u00a0: sans limite.',
    counterDays: 'Vide\u00a0: sans limite.',
    holidayUntil: 'Un délai plus long reste tel quel.',
    finalSaleTags:
      'Étiquettes de produit ou de commande, ou noms de propriétés d’article, séparés par des virgules.',
    restockingPercent: 'Vide\u00a0: aucun. Shopify les calcule pour chaque article.',
    returnShipping: 'Vide\u00a0: aucun. Retenus une fois par retour d’une commande passée en ligne.',
    returnShippingElsewhere:
      'Un montant par ligne, comme EUR 4,50. Les commandes dans une autre devise n’en paient pas.',
    aboveAmount: 'Vide\u00a0: tout montant sans responsable.',
    bonus:
      'Un montant, ou un pourcentage de ce qui revient, par exemple 10 %. Vide : aucun. Il diminue ce que le client paie et n’est jamais versé.',
    bonusMost: 'Vide : sans limite.',
    discountPercent: 'Vide : un responsable est consulté pour chaque remise.',
    collect5:
      '« Marqué comme payé » demande le code d’un responsable et n’entre pas dans la caisse de Shopify.',
  },
  inCurrency: (label, currency) => `${label} (${currency})`,
  countedFrom: { delivery: 'La livraison ou la remise', purchase: 'L’achat' },
  afterExchange: {
    purchase: 'Comptent à partir du premier achat',
    exchange: 'Comptent à partir de l’échange',
  },
  exceptions: {
    nobody: 'Personne ne peut les reprendre',
    manager: 'Un responsable peut l’accepter, avec un motif',
    anyone: 'L’équipe peut les reprendre avec un motif',
  },
  methods: { original: 'Paiements d’origine', storeCredit: 'Crédit en magasin', giftCard: 'Carte cadeau' },
  soldAt: { online: 'En ligne', counter: 'En magasin', everywhere: 'En ligne et en magasin' },
  conditions: {
    sellable: 'Revendables',
    needs_a_look: 'À vérifier',
    damaged: 'Abîmés',
    missing: 'Manquants',
  },
  managerFor: {
    feeWaived: 'Les frais non retenus',
    tenderChanged: 'L’argent qui va ailleurs que d’habitude',
    noReceiptMatch: 'Les retours sans ticket ni numéro de commande',
  },
  giftCardRoutes: {
    exchange_line: 'Dans le retour Shopify lui-même',
    separate: 'À part du retour, là où Shopify refuse la première voie',
  },
  exchange: {
    evenSwap: { offered: 'Au prix payé', not_offered: 'À son propre prix' },
    fees: { waived: 'Non retenus', taken: 'Retenus comme pour un remboursement' },
    routes: {
      shopify_exchange: 'L’écran d’échange de Shopify',
      collect_payment: 'Encaisser sur l’écran de commande de Shopify',
      pay_link: 'Lien de paiement en code QR',
      cart: 'Crédit en magasin et vente dans le panier',
      mark_paid: 'Marqué comme payé par un responsable',
    },
    noRoute: 'Aucun',
  },
  errors: {
    DAYS: 'Indiquez un nombre entier de jours, 3650 au plus, ou laissez vide.',
    PERCENT: 'Indiquez un pourcentage au-dessus de 0, 100 au plus, ou laissez vide.',
    AMOUNT: 'Indiquez un montant comme 3,95, ou laissez vide.',
    AMOUNTS:
      'Indiquez un montant par ligne, comme EUR 4,50, chaque devise une fois, sans celle de la boutique.',
    DAY: 'Choisissez un jour.',
    HOLIDAY_INCOMPLETE: 'Remplissez les trois jours, ou aucun.',
    HOLIDAY_ORDER: 'Ce jour ne peut pas précéder celui du dessus.',
    TAGS: '50 étiquettes de 255 caractères au plus.',
    NO_METHOD: 'Choisissez-en au moins un.',
    BONUS: 'Écrivez un montant comme 5.00, ou un pourcentage supérieur à 0 et d’au plus 100, comme 10 %.',
    DUE_DAYS: 'Écrivez un nombre entier de jours, de 1 à 90.',
    ROUTE_TWICE: 'Choisissez chaque moyen une seule fois.',
    CHOICE: 'Choisissez dans la liste.',
  },
  save: 'Enregistrer les règles',
  saved: (version) => `La version ${version} est enregistrée`,
  savedNext: 'Elle vaut dès le prochain remboursement.',
  wrong: 'Rien n’a été enregistré',
  wrongNext: 'Voyez les champs qui disent ce qui ne va pas.',
  conflict: (version) => `Quelqu’un d’autre a enregistré la version ${version} entre-temps`,
  conflictNext:
    'Rien de votre saisie n’a été enregistré, elle est encore ci-dessous. Voyez la leur, ou enregistrez à nouveau pour mettre la vôtre à la place.',
  seeVersion: (version) => `Version ${version}`,
  notNow:
    'Shopify ne répond pas\u00a0: les règles ne peuvent pas être modifiées maintenant. Réessayez bientôt.',
  oldVersion: (version) => `Voici la version ${version}, qui n’est pas en vigueur`,
  oldVersionNext: 'Enregistrez-la pour en refaire les règles, comme nouvelle version.',
  present: 'Revenir aux règles en vigueur',
  preview: 'Ce que cela dit',
  versions: 'Versions',
  version: 'Version',
  savedAt: 'Enregistrée',
  savedBy: 'Par',
  inForce: 'En vigueur',
  fromTheStart: 'À l’installation',
  says: {
    noRules: 'Tout ce que Shopify laisse revenir peut revenir, à tout moment, et rien n’est retenu.',
    window: (soldAt, days, one, from) =>
      `Les articles achetés ${SOLD[soldAt]} peuvent revenir pendant ${days} ${one ? 'jour' : 'jours'}, à compter de ${from === 'delivery' ? 'la livraison' : 'l’achat'}.`,
    noWindow: (soldAt) => `Les articles achetés ${SOLD[soldAt]} peuvent revenir à tout moment.`,
    late: {
      nobody: 'Après, ils ne sont plus repris.',
      manager: 'Après, un responsable peut l’accepter, avec un motif.',
      anyone: 'Après, l’équipe peut les reprendre avec un motif.',
    },
    holiday: (from, to, until) =>
      `Ce qui a été acheté du ${from} au ${to} peut revenir au moins jusqu’au ${until}.`,
    afterExchange: {
      purchase: 'Pour les articles donnés en échange, le premier achat compte.',
      exchange: 'Pour les articles donnés en échange, l’échange compte.',
    },
    tag: (tag) => `«\u202f${tag}\u202f»`,
    finalSale: (tags, exception) =>
      `Les articles étiquetés ${tags} sont vendus sans retour${{ nobody: '.', manager: ', sauf si un responsable l’accepte avec un motif.', anyone: ', sauf si l’équipe donne un motif.' }[exception]}`,
    methods: (methods) => `L’argent n’est rendu que de ces façons\u00a0: ${methods}.`,
    lateMethods: (methods) =>
      `Pour les articles en retard, l’argent n’est rendu que de ces façons\u00a0: ${methods}.`,
    restocking: (percent, soldAt) =>
      `${percent} de leur valeur sont retenus sur les articles achetés ${soldAt === 'everywhere' ? 'en ligne et en magasin' : SOLD[soldAt]}.`,
    freeConditions: (conditions) =>
      `Rien n’est retenu sur les articles rapportés ainsi\u00a0: ${conditions}.`,
    freeReasons: (reasons) => `Rien n’est retenu si le motif est\u00a0: ${reasons}.`,
    returnShipping: (amounts) => `${amounts} sont retenus pour le retour d’une commande passée en ligne.`,
    manager: (cases) => `Un responsable est demandé pour ${cases}.`,
    above: (amount) => `les remboursements supérieurs à ${amount}`,
    managerFor: {
      feeWaived: 'les frais non retenus',
      tenderChanged: 'l’argent qui va ailleurs que d’habitude',
      noReceiptMatch: 'les retours sans ticket ni numéro de commande',
    },
    giftCardsApart: 'Les nouvelles cartes cadeaux sont créées à part du retour.',
    noEvenSwap:
      'Les articles donnés en échange coûtent leur propre prix, même dans une autre taille du même produit.',
    bonus: (bonus, most) =>
      `Qui échange au lieu d’être remboursé paie ${bonus} de moins${most ? `, ${most} au plus` : ''}.`,
    discount: (percent) =>
      `L’équipe peut accorder ${percent} de remise sur les articles donnés en échange, un responsable davantage.`,
    exchangeFees: 'Les frais sont retenus aussi en cas d’échange.',
    collect: (routes, days) =>
      `Ce qu’un client doit après un échange s’encaisse ainsi : ${routes}. C’est en retard après ${days} jours.`,
    noCollect: 'Rien n’est échangé si le client devait payer.',
  },
};
