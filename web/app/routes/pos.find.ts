import type { ActionFunctionArgs } from 'react-router';
import { findOrder } from '../plan/find-order.ts';
import { findBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, findBody, ({ body, ports }) => findOrder(body, ports));

export const loader = action;
