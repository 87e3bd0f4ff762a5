import type { ManagerChange } from '../approve/manage-managers.ts';
import type { ManagerDone } from './present-managers.ts';

/** What a form of the manager's pages asks for; null where it is none of them. A field that is missing is empty. */
export function changeFrom(form: FormData, id: string): ManagerChange | null {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const pins = { pin: text('pin'), pinAgain: text('pinAgain') };
  switch (text('kind')) {
    case 'rename':
      return { kind: 'rename', id, name: text('name') };
    case 'set_pin':
      return { kind: 'set_pin', id, ...pins };
    case 'deactivate':
      return { kind: 'deactivate', id };
    case 'activate':
      return { kind: 'activate', id };
    default:
      return null;
  }
}

/** The form for one more manager. */
export function newManagerFrom(form: FormData): ManagerChange {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    kind: 'add',
    name: text('name'),
    staffNumber: text('staffNumber'),
    pin: text('pin'),
    pinAgain: text('pinAgain'),
  };
}

/** What is said once a change was made. */
export const DONE_OF: Readonly<Record<ManagerChange['kind'], ManagerDone>> = {
  add: 'added',
  rename: 'saved',
  set_pin: 'pinSet',
  deactivate: 'deactivated',
  activate: 'activated',
};
