import type { ActionFunctionArgs } from 'react-router';
import { planDraft } from '../plan/plan-draft.ts';
import { planBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, planBody, ({ body, asker, ports }) => planDraft(body, asker, ports));

export const loader = action;
