// Just enough of TypeScript to read the texts of an object literal.

/**
 * The text of the object literal around an index, without its braces.
 * @param {string} text
 * @param {number} index
 */
export function objectAround(text, index) {
  let depth = 0;
  let start = index;
  for (; start > 0; start--) {
    if (text[start] === '}') depth++;
    if (text[start] === '{' && depth-- === 0) break;
  }
  return text.slice(start + 1, closing(text, start + 1));
}

/**
 * Where the brace is that closes what is open at an index.
 * @param {string} text
 * @param {number} index
 */
function closing(text, index) {
  let depth = 0;
  for (let at = index; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && depth-- === 0) return at;
  }
  return text.length;
}

/**
 * The text of a property that is a literal, '' for anything else. What is put into a template is `…`.
 * @param {string} object
 * @param {string} name
 */
export function literalAt(object, name) {
  const [, before = ''] = new RegExp(`(?:^|[\\s,{])${name}:([^'"\`]*)['"\`]`).exec(object) ?? [];
  const at = object.search(new RegExp(`(?:^|[\\s,{])${name}:`));
  // A condition in front of the text, or a call around it, makes it one of several.
  if (at === -1 || !/^\s*$/.test(before)) return '';
  const start = object.slice(at).search(/['"`]/) + at;
  if (!new RegExp(`${name}:\\s*$`).test(object.slice(at, start))) return '';
  return object[start] === '`' ? template(object, start + 1) : quoted(object, start);
}

/** @param {string} text @param {number} start */
function quoted(text, start) {
  const quote = text[start];
  let value = '';
  for (let at = start + 1; at < text.length && text[at] !== quote; at++) {
    if (text[at] === '\\') at++;
    value += text[at];
  }
  return value;
}

/** @param {string} text @param {number} start */
function template(text, start) {
  let value = '';
  for (let at = start; at < text.length && text[at] !== '`'; at++) {
    if (text.startsWith('${', at)) {
      at = closing(text, at + 2);
      value += '…';
    } else {
      if (text[at] === '\\') at++;
      value += text[at];
    }
  }
  return value;
}
