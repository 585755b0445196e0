/**
 * Text that came from outside, on a page: escaped, and with nothing in it that could turn the line around or hide.
 */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Control characters, those that set the direction of writing or have no width, halves of pairs, line separators. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** For the text of an element and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(UNSEEN, visible).replace(/[&<>"']/g, (one) => ENTITIES[one] as string);
}

function visible(one: string): string {
  return `\\u${(one.codePointAt(0) as number).toString(16).padStart(4, '0')}`;
}
