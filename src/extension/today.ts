/** `2026-11-20`, the day on which waivers are judged. */
export function today(): string {
  return new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
}
