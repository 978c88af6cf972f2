import { version as current } from '../../package.json';

export const version: string = current;
