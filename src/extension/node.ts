/** Entry point of desktop and remote hosts. */
export function activate(): void {}
