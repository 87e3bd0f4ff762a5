import type { ActionFunctionArgs } from 'react-router';
import { customerBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { attachCustomer } from '../settle/attach-customer.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, customerBody, ({ body, ports }) => attachCustomer(body, ports));

export const loader = action;
