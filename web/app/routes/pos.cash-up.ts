import type { ActionFunctionArgs } from 'react-router';
import { cashUpOfTill } from '../log/cash-up-of-till.ts';
import { cashUpBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, cashUpBody, ({ body, ports }) => cashUpOfTill(body, ports));

export const loader = action;
