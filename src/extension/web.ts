/** Entry point of web hosts. */
export { activate } from './activate';
