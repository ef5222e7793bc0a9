// A product: what is bought next, what leads here, what is like it.

import {get} from './api.js';
import {count, h, itemId, itemLink, number, say, svg} from './dom.js';
import {conditions, filterForm} from './filters.js';
import {drawPicture} from './picture.js';

const SHOWN = 10;
const NEIGHBORS = 12;
const LISTS = [
  {route: 'related', title: 'Bought next', hint: 'What customers who bought this go on to buy.'},
  {route: 'leading', title: 'Leads here', hint: 'What customers buy first who then buy this.'},
  {route: 'similar', title: 'Similar', hint: 'What has the same place in the shop and could stand in for it.'},
];
const GROUNDS = {pinned: 'pinned', graph: 'seen together', category: 'same category', popularity: 'popular'};
const OF_GRAPH = {
  related: 'What this leads to.', leading: 'What leads to this.', similar: 'What has the same place in the graph.',
};

/** How often people went there and back, as a bar: the part that went there is filled. The sentence says it in words. */
function direction(why) {
  const all = why.then + why.back;
  return all === 0 ? null : svg('svg', {class: 'direction', 'aria-hidden': 'true', focusable: 'false'},
      svg('rect', {class: 'back', width: '100%', height: '100%'}),
      svg('rect', {class: 'then', width: `${(100 * why.then / all).toFixed(1)}%`, height: '100%'}));
}

function parts(why) {
  const told = why.parts.filter(part => Math.abs(part.weighted) >= 0.005)
      .sort((a, b) => Math.abs(b.weighted) - Math.abs(a.weighted));
  return told.length === 0 ? null : h('details', {class: 'parts'},
      h('summary', {}, 'The score'),
      h('table', {}, h('caption', {class: 'hidden'}, 'What the score is the sum of'),
          h('thead', {class: 'hidden'}, h('tr', {}, h('th', {scope: 'col'}, 'Evidence'), h('th', {scope: 'col'}, 'Counts'))),
          h('tbody', {}, told.map(part => h('tr', {},
              h('th', {scope: 'row'}, part.evidence), h('td', {}, (part.weighted > 0 ? '+' : '') + part.weighted.toFixed(2)))))));
}

function entry(recommendation, route) {
  const {why} = recommendation;
  const ground = GROUNDS[recommendation.rung];
  return h('li', {class: 'entry'},
      h('div', {class: 'entry-head'}, itemLink(recommendation), itemId(recommendation),
          ground ? h('span', {class: 'badge'}, ground) : null),
      h('p', {class: 'reason'}, why.sentence),
      route === 'similar' ? null : direction(why), parts(why));
}

function fillList(place, answer, route) {
  place.replaceChildren(answer.recommendations.length
      ? h('ol', {class: 'entries'}, answer.recommendations.map(r => entry(r, route)))
      : h('p', {class: 'empty'}, 'No product meets the filters.'));
  place.removeAttribute('aria-busy');
  return answer.recommendations.length;
}

function facts(item, graph) {
  const unit = graph ? ['link', 'links'] : ['order', 'orders'];
  return h('p', {class: 'meta'}, h('code', {class: 'id'}, item.item),
      Object.entries(item.attributes).filter(([name]) => name !== 'name')
          .map(([name, value]) => h('span', {}, `${name} `, h('b', {}, typeof value === 'number' ? number(value) : value))),
      h('span', {}, 'in ', h('b', {}, count(item.orders, ...unit))),
      h('span', {}, 'leads to ', h('b', {}, number(item.leadsTo))),
      h('span', {}, 'follows from ', h('b', {}, number(item.followsFrom))));
}

export async function showItem({signal}, id) {
  const path = ['v1', 'items', id];
  const [item, around] = await Promise.all([get(path, [], signal),
    get([...path, 'neighbors'], [['limit', NEIGHBORS]], signal)]);
  const graph = around.counts === 'links';
  const places = new Map();
  const sections = LISTS.map(({route, title, hint}) => {
    const place = h('div', {'aria-busy': 'true'}, h('p', {class: 'loading'}, 'Loading…'));
    places.set(route, place);
    return h('section', {class: 'card', 'aria-labelledby': `list-${route}`},
        h('h2', {id: `list-${route}`}, title), h('p', {class: 'hint'}, graph ? OF_GRAPH[route] : hint), place);
  });
  let round = 0;
  const ask = async () => {
    const mine = ++round;
    const query = [['limit', SHOWN], ['explain', 'true'], ...conditions()];
    const told = await Promise.all(LISTS.map(async ({route, title}) => {
      const place = places.get(route);
      place.setAttribute('aria-busy', 'true');
      try {
        const answer = await get([...path, route], query, signal);
        return mine === round ? `${title}: ${fillList(place, answer, route)}` : '';
      } catch (error) {
        if (!signal.aborted && mine === round) {
          place.replaceChildren(h('p', {class: 'empty'}, `${error.title ?? 'No answer'}: ${error.message}`));
          place.removeAttribute('aria-busy');
        }
        return '';
      }
    }));
    if (mine === round && !signal.aborted) {
      say(told.filter(Boolean).join(', '));
    }
  };
  const form = await filterForm(signal, ask);
  await Promise.race([ask(), new Promise(resolve => setTimeout(resolve, 300))]);
  return [
    h('div', {class: 'item-head'}, h('h1', {}, item.attributes.name ?? item.item), facts(item, graph)),
    drawPicture(around, signal),
    form,
    h('div', {class: 'columns'}, sections),
  ];
}
