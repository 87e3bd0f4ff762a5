import type { ActionFunctionArgs } from 'react-router';
import { chooseGoods } from '../plan/find-goods.ts';
import { exchangeChoicesBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, exchangeChoicesBody, ({ body, ports }) => chooseGoods(body, ports));

export const loader = action;
