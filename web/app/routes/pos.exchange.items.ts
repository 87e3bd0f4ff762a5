import type { ActionFunctionArgs } from 'react-router';
import { findGoods } from '../plan/find-goods.ts';
import { exchangeItemsBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, exchangeItemsBody, ({ body, ports }) => findGoods(body, ports));

export const loader = action;
