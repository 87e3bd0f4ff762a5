import type { ApprovalTexts, ManagerTexts } from './manager-texts.ts';

export const frApprovals: ApprovalTexts = {
  heading: 'Approbation d’un responsable',
  why: 'Requise parce que',
  by: 'Approuvé par',
  at: 'Approuvé le',
  notGiven: 'Pas approuvé',
  ownAccount:
    'La caisse était connectée avec le compte de ce responsable, et une autre personne y était identifiée.',
  approvedBy: (name) => `Approuvé par ${name}`,
  triesLeft: (tries) =>
    tries === 1 ? 'Code PIN erroné\u00a0: reste 1 essai' : `Code PIN erroné\u00a0: restent ${tries} essais`,
  lockedUntil: (when) => `Trop de codes PIN erronés\u00a0: bloqué jusqu’à ${when}`,
  askedFor: (name) => `Responsable\u00a0: ${name}`,
  needs: {
    ABOVE_LIMIT: ({ total, limit }, { money }) =>
      `${money(total)} dépassent les ${money(limit)} que le personnel peut rembourser seul.`,
    LATE: ({ title, until }, { day }) => `${title} pouvait revenir jusqu’au ${day(until)}.`,
    FINAL_SALE: ({ title }) => `${title} a été vendu sans reprise possible.`,
    NO_RECEIPT_MATCH: () => 'La commande a été trouvée sans son ticket.',
    FEE_WAIVED: ({ amount, reason }, { money }) =>
      `Des frais de ${money(amount)} n’ont pas été retenus\u00a0: ${reason}`,
    DISCOUNT_ABOVE_LIMIT: ({ title, amount, limit }, { money }) =>
      `${money(amount)} de remise sur ${title} ; l’équipe peut accorder seule ${limit} %.`,
    TENDER_CHANGED: ({ amount }, { money }) => `${money(amount)} sont rendus autrement que payés.`,
  },
};

export const frManagers: ManagerTexts = {
  heading: 'Responsables',
  back: 'Responsables',
  intro:
    'Un responsable approuve à la caisse ce que votre politique lui réserve, avec un code PIN à lui. Personne n’approuve sa propre demande. Quiconque peut ouvrir cette application dans l’interface administrateur Shopify peut modifier cette page.',
  emptyHeading: 'Aucun responsable pour l’instant',
  empty: 'Tant qu’il n’y en a pas, un retour qui exige une approbation ne peut pas être terminé.',
  table: 'Responsables, d’abord ceux qui peuvent approuver',
  name: 'Nom, tel que la caisse l’affiche',
  staffNumber: 'Numéro du membre du personnel',
  staffNumberHint:
    'Le numéro que le journal affiche pour ses retours («\u202fPersonnel 21\u202f»). Dans l’interface administrateur Shopify, il termine l’adresse de sa page, sous Paramètres, Utilisateurs.',
  state: 'État',
  active: 'Peut approuver',
  inactive: 'Ne peut pas approuver',
  locked: (until) => `Bloqué jusqu’à ${until}`,
  failures: (count) => `Codes PIN erronés depuis le dernier bon\u00a0: ${count}`,
  changed: 'Dernière modification',
  changedBy: (when, account) => `${when}, par ${account}`,
  add: 'Ajouter un responsable',
  pin: 'Code PIN',
  pinHint: 'De 4 à 10 chiffres. Il n’est plus jamais affiché\u00a0: en cas d’oubli, choisissez-en un autre.',
  pinAgain: 'Code PIN, encore une fois',
  save: 'Enregistrer',
  newPin: 'Nouveau code PIN',
  setPin: 'Choisir ce code PIN',
  deactivate: 'Retirer le droit d’approuver',
  deactivateHint: 'Aussitôt, à toutes les caisses. Ce qui a été approuvé reste au journal.',
  activate: 'Rendre le droit d’approuver',
  activateHint: 'Avec le code PIN d’avant.',
  added: 'Ajouté. Le code PIN vaut dès maintenant à toutes les caisses.',
  saved: 'Enregistré.',
  pinSet: 'Le nouveau code PIN vaut dès maintenant à toutes les caisses. Tout blocage est levé.',
  deactivated: 'Cette personne ne peut plus rien approuver.',
  activated: 'Cette personne peut de nouveau approuver.',
  notSaved: 'Pas enregistré',
  unknown: 'Cette boutique n’a pas ce responsable.',
  problems: {
    NAME_MISSING: 'Écrivez un nom.',
    NAME_TOO_LONG: 'Écrivez 60 caractères au plus.',
    STAFF_NUMBER: 'Écrivez le numéro seul, comme 21.',
    STAFF_TAKEN: 'Ce membre du personnel est déjà dans la liste\u00a0: modifiez-le là.',
    PIN_FORM: 'Écrivez de 4 à 10 chiffres, et rien d’autre.',
    PIN_DIFFERS: 'Les deux codes PIN diffèrent.',
    ONE_DIGIT: 'Trop facile à deviner\u00a0: toujours le même chiffre, comme 0000.',
    IN_ORDER: 'Trop facile à deviner\u00a0: des chiffres qui se suivent, comme 1234.',
    REPEATED: 'Trop facile à deviner\u00a0: les mêmes chiffres répétés, comme 1212.',
    YEAR: 'Trop facile à deviner\u00a0: une année.',
    KEYS: 'Trop facile à deviner\u00a0: une ligne droite sur les touches.',
    STAFF_NUMBER_AS_PIN: 'Trop facile à deviner\u00a0: c’est le numéro du membre du personnel.',
    MANAGER_UNKNOWN: 'Cette boutique n’a pas ce responsable. Rechargez la page.',
  },
};
