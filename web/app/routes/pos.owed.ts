import type { ActionFunctionArgs } from 'react-router';
import { owedBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { payOwed } from '../settle/pay-owed.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, owedBody, ({ body, ports }) => payOwed(body, ports));

export const loader = action;
