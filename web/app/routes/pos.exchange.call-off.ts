import type { ActionFunctionArgs } from 'react-router';
import { callOffBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { callOffExchange } from '../settle/call-off-exchange.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, callOffBody, ({ body, asker, ports }) => callOffExchange(body, asker, ports));

export const loader = action;
