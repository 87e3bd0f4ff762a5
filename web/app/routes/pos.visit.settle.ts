import type { ActionFunctionArgs } from 'react-router';
import { visitSettleBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { settleVisit } from '../settle/settle-visit.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, visitSettleBody, ({ body, asker, ports }) => settleVisit(body, asker, ports));

export const loader = action;
