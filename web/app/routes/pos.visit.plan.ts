import type { ActionFunctionArgs } from 'react-router';
import { planVisit } from '../plan/plan-visit.ts';
import { visitPlanBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, visitPlanBody, ({ body, asker, ports }) => planVisit(body, asker, ports));

export const loader = action;
