import sarif from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv-draft-04';

/** The schema of SARIF 2.1.0 as OASIS publishes it, from the matchers that Microsoft ships for the format. */
export const validateSarif = new Ajv({
  allErrors: true,
  strict: false,
  // One of its patterns has a bracket that only the older form of expressions allows.
  unicodeRegExp: false,
  formats: {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': /^[\w%.~!$&'()*+,;=:@/?#-]*$/,
    'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
  },
}).compile(sarif);
