// Elements. Whatever comes from the service goes in as text, never as markup.

const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat(Infinity)
      .filter(child => child !== undefined && child !== null && child !== false)
      .map(child => child instanceof Node ? child : String(child)));
  return element;
}

/** An HTML element with attributes, listeners (`onclick`) and children, of which texts are texts. */
export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** Says something to those who listen to the page. */
export function say(text) {
  document.getElementById('status').textContent = text;
}

const whole = new Intl.NumberFormat('en');
const some = new Intl.NumberFormat('en', {maximumFractionDigits: 2});
const tenth = new Intl.NumberFormat('en', {minimumFractionDigits: 1, maximumFractionDigits: 1});

export const number = value => Number.isInteger(value) ? whole.format(value) : some.format(value);
export const percent = share => share === undefined ? '–' : `${tenth.format(100 * share)} %`;
export const count = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;

/** A day as people write it; what is no instant stays as it is. */
export function day(instant) {
  const time = new Date(instant);
  return !instant || Number.isNaN(time.getTime()) ? instant || ''
      : time.toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC'});
}

export const itemHref = item => `#/item/${encodeURIComponent(item)}`;

/** A link to an item by its name, with the id beside it where there is a name. */
export function itemLink(entry, attributes = {}) {
  return h('a', {href: itemHref(entry.item), class: 'item-link', ...attributes}, entry.name ?? entry.item);
}

export function itemId(entry) {
  return entry.name ? h('code', {class: 'id'}, entry.item) : null;
}

/** Cuts a text for a place that has room for so many letters. */
export function cut(text, letters) {
  const all = [...text];
  return all.length <= letters ? text : all.slice(0, letters - 1).join('').trimEnd() + '…';
}
