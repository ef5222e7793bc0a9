// The versions of the model, and two of them side by side: what changes for customers.

import {get} from './api.js';
import {count, day, h, itemId, itemLink, number, percent, say, svg} from './dom.js';

const VERDICTS = {
  first: 'the first version', passed: 'passed', worse: 'worse, published all the same',
  foreign: 'knows other items', impossible: 'could not be judged', skipped: 'not asked for',
};
const compareHref = (before, after, item) =>
  `#/compare/${before}/${after}${item === undefined ? '' : '/' + encodeURIComponent(item)}`;

/** All versions, the oldest first, and which one answers. */
async function all(signal) {
  const {serving, versions} = await get(['v1', 'models'], [], signal);
  return versions.map(v => ({...v, serving: v.version === serving}));
}

function table(versions) {
  return h('div', {class: 'scroll card', tabindex: 0, role: 'region', 'aria-label': 'All versions'}, h('table', {class: 'figures versions'},
      h('thead', {}, h('tr', {}, ['Version', 'Published', 'Orders up to', 'Products', 'HitRate@10', 'Canary'].map(title =>
        h('th', {scope: 'col', class: title === 'Products' || title === 'HitRate@10' ? 'figure' : null}, title)))),
      h('tbody', {}, [...versions].reverse().map(v => h('tr', {class: v.serving ? 'model' : ''},
          h('th', {scope: 'row'}, h('a', {href: `#/quality/${v.version}`}, v.version), v.serving ? h('span', {class: 'badge good'}, 'answers now') : null),
          h('td', {}, day(v.published)), h('td', {}, day(v.asOf) || '–'), h('td', {class: 'figure'}, number(v.items)),
          h('td', {class: 'figure'}, percent(v.metrics['HitRate@10'])), h('td', {}, VERDICTS[v.canary] ?? v.canary))))));
}

function form(versions, before, after) {
  const pick = (id, label, value) => h('div', {class: 'field'}, h('label', {for: id}, label),
      h('select', {id}, versions.map(v => h('option', {value: v.version, selected: v.version === value}, v.serving ? `${v.version} (answers now)` : v.version))));
  const from = pick('before', 'What customers see with', before);
  const to = pick('after', 'beside what they would see with', after);
  return h('form', {class: 'filters card', 'aria-label': 'Versions to compare', onsubmit: event => {
    event.preventDefault();
    location.hash = compareHref(from.querySelector('select').value, to.querySelector('select').value);
  }}, from, to, h('button', {type: 'submit', class: 'primary'}, 'Compare'));
}

export async function showVersions({signal}) {
  const versions = await all(signal);
  const head = h('div', {class: 'page-head'}, h('h1', {}, 'Versions'),
      h('p', {class: 'hint'}, 'Every model that was published, the newest first.'));
  if (versions.length === 0) {
    return [head, h('p', {class: 'card empty'}, 'The service answers from a single model, which has no versions. ',
        h('code', {}, 'thence publish RUN --to models/'), ' makes a store of them.')];
  }
  const serving = versions.findIndex(v => v.serving);
  const other = serving === versions.length - 1 ? serving - 1 : versions.length - 1;
  return [head, table(versions),
    versions.length > 1 ? h('section', {'aria-labelledby': 'side'}, h('h2', {id: 'side'}, 'Two side by side'),
        h('p', {class: 'hint'}, 'What changes for customers if the shop switches.'),
        form(versions, versions[Math.max(serving, 0)].version, versions[Math.max(other, 0)].version))
      : h('p', {class: 'card empty'}, 'Once a second version is published, the two can be seen side by side here.')];
}

function histogram(counts) {
  const most = Math.max(1, ...counts);
  return h('figure', {class: 'histogram'},
      svg('svg', {viewBox: '0 0 440 170', role: 'img', 'aria-label': counts.map((n, stay) => `${n} products keep ${stay} of ten`).filter((_, i) => counts[i] > 0).join(', ')},
          counts.map((n, stay) => [
            svg('rect', {class: 'column', x: 8 + stay * 39, y: 135 - 110 * n / most, width: 30, height: 110 * n / most, rx: 4}),
            n > 0 ? svg('text', {x: 23 + stay * 39, y: 128 - 110 * n / most, 'text-anchor': 'middle'}, n) : null,
            svg('text', {class: 'axis', x: 23 + stay * 39, y: 154, 'text-anchor': 'middle'}, stay)])),
      h('figcaption', {}, 'Products by how many of their ten places stay'));
}

async function showSummary({signal}, before, after) {
  const found = await get(['v1', 'comparisons', before, after], [], signal);
  say(`${percent(found.stays)} of the places stay`);
  const changed = found.items.filter(entry => entry.stays < entry.of);
  return [
    h('section', {class: 'card', 'aria-labelledby': 'much'},
        h('h2', {id: 'much'}, 'How much changes'),
        found.sample === 0 ? h('p', {class: 'empty'}, 'The two have no product in common.') : [
          h('p', {class: 'lead'}, h('b', {class: 'big'}, percent(found.stays)), ` of the first ten places are held by the same products, over the ${count(found.sample, 'product', 'products')} bought most; `,
              h('b', {}, percent(found.first)), ' of the first places stay.'),
          h('p', {class: 'hint'}, `${count(found.newcomers, 'product is', 'products are')} new in ${after}, ${count(found.gone, 'is', 'are')} gone.`),
          histogram(found.histogram)]),
    changed.length === 0 ? null : h('section', {class: 'card', 'aria-labelledby': 'changed'},
        h('h2', {id: 'changed'}, 'Where it changes most'),
        h('ol', {class: 'entries plain'}, changed.map(entry => h('li', {class: 'entry'},
            h('div', {class: 'entry-head'}, h('a', {class: 'item-link', href: compareHref(before, after, entry.item)}, entry.name ?? entry.item), itemId(entry),
                h('span', {class: 'badge'}, entry.stays === 0 ? 'none stays' : `${entry.stays} of ${entry.of} stay`)))))),
  ];
}

function move(entry, other) {
  if (entry.other === undefined) {
    return h('span', {class: other === 'before' ? 'badge good' : 'badge bad'}, other === 'before' ? 'new' : 'gone');
  }
  const up = other === 'before' ? entry.other - entry.place : entry.place - entry.other;
  return up === 0 ? h('span', {class: 'badge'}, 'stays')
      : h('span', {class: `badge ${up > 0 ? 'good' : 'bad'}`}, h('span', {'aria-hidden': 'true'}, up > 0 ? '▲ ' : '▼ '),
          h('span', {class: 'hidden'}, up > 0 ? 'up ' : 'down '), Math.abs(up));
}

function side(title, entries, other) {
  return h('section', {class: 'card', 'aria-label': title}, h('h2', {}, title),
      entries === undefined ? h('p', {class: 'empty'}, 'This version does not know the product.')
        : h('ol', {class: 'entries'}, entries.map(entry => h('li', {class: 'entry'},
            h('div', {class: 'entry-head'}, itemLink(entry), itemId(entry), move(entry, other))))));
}

async function showOne({signal}, before, after, item) {
  const one = await get(['v1', 'comparisons', before, after, 'items', item], [], signal);
  return [
    h('p', {class: 'lead'}, 'After ', itemLink(one), one.before && one.after
        ? [`: ${one.stays} of ${one.before.length} places stay.`] : '.'),
    h('div', {class: 'columns two'}, side(before, one.before, 'after'), side(after, one.after, 'before')),
    h('p', {}, h('a', {href: compareHref(before, after)}, `All of ${before} and ${after}`)),
  ];
}

export async function showComparison(place, before, after, item) {
  const [versions, content] = await Promise.all([all(place.signal),
    item === undefined ? showSummary(place, before, after) : showOne(place, before, after, item)]);
  return [h('div', {class: 'page-head'}, h('h1', {}, `${before} and ${after} side by side`)),
    form(versions, before, after), ...content];
}
