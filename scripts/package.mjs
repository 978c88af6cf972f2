import path from 'node:path';
import { packageExtension } from './host/package-extension.mjs';

console.log(path.relative('.', await packageExtension(process.argv[2])));
