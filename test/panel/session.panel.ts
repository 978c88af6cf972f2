import { closeSession } from './panel-page';

after(closeSession);
