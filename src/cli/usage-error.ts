/** Arguments or files that cannot be used: said without a stack trace, exit code 2. */
export class UsageError extends Error {}
