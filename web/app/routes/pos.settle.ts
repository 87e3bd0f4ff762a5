import type { ActionFunctionArgs } from 'react-router';
import { settleBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { settlePlan } from '../settle/settle-plan.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, settleBody, ({ body, asker, ports }) => settlePlan(body, asker, ports));

export const loader = action;
