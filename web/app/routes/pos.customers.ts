import type { ActionFunctionArgs } from 'react-router';
import { customersBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';
import { findCustomers } from '../settle/find-customers.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, customersBody, ({ body, ports }) => findCustomers(body.text, ports.customers));

export const loader = action;
