import type { ActionFunctionArgs } from 'react-router';
import { declineBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { declineRequest } from '../settle/decline-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, declineBody, ({ body, asker, ports }) => declineRequest(body, asker, ports));

export const loader = action;
