const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Whether XML 1.0 has the character at all, be it as a reference; one that it has not makes the whole document unreadable. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

/** Text made safe as the content of an XML or HTML element and inside a quoted attribute. */
export function escapeXml(text: string): string {
  let escaped = '';
  for (const character of text) {
    escaped += isXmlCharacter(character.codePointAt(0) ?? 0) ? (entities[character] ?? character) : '\uFFFD';
  }
  return escaped;
}
