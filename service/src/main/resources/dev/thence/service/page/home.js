// Where one begins: what sells most.

import {get} from './api.js';
import {count, h, itemId, itemLink, say} from './dom.js';

const SHOWN = 24;

export async function showHome({signal}) {
  const answer = await get(['v1', 'items'], [['limit', SHOWN]], signal);
  const graph = answer.counts === 'links';
  say(count(answer.items.length, 'product', 'products'));
  return [
    h('div', {class: 'hero'},
        h('h1', {}, graph ? 'What leads where?' : 'What do customers buy next?'),
        h('p', {class: 'lead'}, 'For a phone a case; for a case not a phone. Find a product above, or begin with one of these.')),
    h('section', {'aria-labelledby': 'most'},
        h('h2', {id: 'most'}, graph ? 'Linked most' : 'Bought most'),
        answer.items.length === 0 ? h('p', {class: 'empty'}, 'The model knows no products.') : null,
        h('ul', {class: 'tiles'}, answer.items.map(entry => h('li', {class: 'tile'},
            itemLink(entry),
            h('p', {class: 'meta'}, itemId(entry), entry.category ? h('span', {}, entry.category) : null,
                entry.orders ? h('span', {}, graph ? count(entry.orders, 'link', 'links') : count(entry.orders, 'order', 'orders')) : null))))),
  ];
}
