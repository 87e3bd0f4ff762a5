import type { ActionFunctionArgs } from 'react-router';
import { giftCardBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { revealGiftCard } from '../settle/reveal-gift-card.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, giftCardBody, ({ body, asker, ports }) => revealGiftCard(body.planId, asker, ports));

export const loader = action;
