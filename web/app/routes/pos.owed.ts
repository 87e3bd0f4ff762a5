import type { ActionFunctionArgs } from 'react-router';
import { payOwedAllowed } from '../approve/pay-owed-allowed.ts';
import { owedBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, owedBody, ({ body, asker, ports }) => payOwedAllowed(body, asker, ports));

export const loader = action;
