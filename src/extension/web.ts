/** Entry point of web hosts. */
export function activate(): void {}
