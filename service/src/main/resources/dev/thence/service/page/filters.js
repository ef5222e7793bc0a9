// Conditions on the catalogue, kept while one walks from product to product.

import {get} from './api.js';
import {h, number} from './dom.js';

const chosen = new Map();
let attributes;

/** What the catalogue can be asked; asked once. */
async function known(signal) {
  attributes ??= (await get(['v1', 'attributes'], [], signal)).attributes.filter(a => a.name !== 'name');
  return attributes;
}

/** The conditions as the service takes them. */
export function conditions() {
  return [...chosen.values()].map(condition => ['where', JSON.stringify(condition)]);
}

function set(key, condition, changed) {
  if (condition) {
    chosen.set(key, condition);
  } else {
    chosen.delete(key);
  }
  changed();
}

const title = name => name.charAt(0).toUpperCase() + name.slice(1);

function choice(attribute, changed) {
  const id = `filter-${attribute.name}`;
  const now = chosen.get(attribute.name);
  const values = attribute.frequent;
  const select = h('select', {id, onchange: event => {
    const value = event.target.value;
    set(attribute.name, value === '' ? null
        : value === 'own' ? {attribute: attribute.name, sameAsOwn: true}
        : {attribute: attribute.name, is: values[Number(value)].value}, changed);
  }},
  h('option', {value: ''}, 'any'),
  h('option', {value: 'own', selected: now?.sameAsOwn}, 'the same as this product'),
  values.map((entry, i) => h('option', {value: i, selected: now?.is === entry.value},
      `${entry.value} (${number(entry.items)})`)));
  return h('div', {class: 'field'}, h('label', {for: id}, title(attribute.name)), select);
}

function range(attribute, changed) {
  const end = (bound, word, hint) => {
    const key = `${attribute.name} ${bound}`;
    const id = `filter-${attribute.name}-${bound}`;
    return h('span', {class: 'end'},
        h('label', {for: id, class: 'hidden'}, `${title(attribute.name)} ${word}`),
        h('input', {id, type: 'number', step: 'any', inputmode: 'decimal', placeholder: `${word} ${number(hint)}`,
          value: chosen.get(key)?.[bound], onchange: event => {
            const value = event.target.value;
            set(key, value === '' ? null : {attribute: attribute.name, [bound]: Number(value)}, changed);
          }}));
  };
  return h('fieldset', {class: 'field'}, h('legend', {}, title(attribute.name)),
      h('span', {class: 'range'}, end('atLeast', 'from', attribute.least), end('atMost', 'to', attribute.most)));
}

function field(attribute, changed) {
  return attribute.holds === 'numbers' ? range(attribute, changed) : choice(attribute, changed);
}

/** The form; `changed` is called when a condition was set or taken back. */
export async function filterForm(signal, changed) {
  const all = (await known(signal)).filter(a => a.holds === 'numbers' ? a.least !== undefined : a.frequent.length > 1);
  if (all.length === 0) {
    return null;
  }
  const first = all.filter(a => a.name === 'category' || a.name === 'price');
  const shown = first.length ? first : all.slice(0, 2);
  const others = all.filter(a => !shown.includes(a));
  const form = h('form', {class: 'filters card', 'aria-label': 'Filters', onsubmit: event => event.preventDefault()},
      shown.map(a => field(a, changed)));
  if (others.length) {
    form.append(h('details', {open: others.some(a => [...chosen.keys()].some(key => key.split(' ')[0] === a.name))},
        h('summary', {}, 'More filters'), h('div', {class: 'more'}, others.map(a => field(a, changed)))));
  }
  form.append(h('button', {type: 'reset', onclick: () => {
    chosen.clear();
    form.querySelectorAll('[selected]').forEach(option => option.removeAttribute('selected'));
    form.querySelectorAll('input').forEach(input => input.setAttribute('value', ''));
    setTimeout(changed);
  }}, 'Clear'));
  return form;
}
