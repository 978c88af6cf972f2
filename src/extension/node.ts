/** Entry point of desktop and remote hosts. */
export { activate } from './activate';
