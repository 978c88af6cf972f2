import { closeSession, screenshotAll } from '../driver';

afterEach(async function () {
  if (this.currentTest?.state === 'failed') await screenshotAll('failed');
});
after(closeSession);
