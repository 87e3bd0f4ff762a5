import type { ActionFunctionArgs } from 'react-router';
import { approvePlan } from '../approve/approve-plan.ts';
import { approveBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, approveBody, ({ body, asker, ports }) => approvePlan(body, asker, ports));

export const loader = action;
