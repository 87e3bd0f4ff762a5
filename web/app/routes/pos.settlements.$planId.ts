import type { LoaderFunctionArgs } from 'react-router';
import { answerGet } from '../pos-request.ts';
import { readSettlement } from '../settle/read-settlement.ts';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  answerGet(request, (ports) => readSettlement(params.planId ?? '', ports));

export const action = loader;
