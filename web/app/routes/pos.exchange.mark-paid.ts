import type { ActionFunctionArgs } from 'react-router';
import { markPaid } from '../approve/mark-paid.ts';
import { markPaidBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, markPaidBody, ({ body, asker, ports }) => markPaid(body, asker, ports));

export const loader = action;
