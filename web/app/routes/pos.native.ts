import type { ActionFunctionArgs } from 'react-router';
import { hearNative } from '../native/hear-native.ts';
import { nativeBody } from '../pos-bodies.ts';
import { answerPost } from '../pos-request.ts';

export const action = ({ request }: ActionFunctionArgs) =>
  answerPost(request, nativeBody, ({ body, asker, ports }) => hearNative(body, asker, ports.book));

export const loader = action;
