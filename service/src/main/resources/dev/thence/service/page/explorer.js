// The pages and the way between them: the part of the address behind the #.

import {get} from './api.js';
import {count, day, h, itemLink, say} from './dom.js';
import './search.js';
import {showComparison, showVersions} from './versions.js';
import {showHome} from './home.js';
import {showItem} from './item.js';
import {showQuality} from './quality.js';

const main = document.getElementById('main');
let current = new AbortController();

/** Which page an address is of, and how it is filled. */
function route() {
  const parts = location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(part => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  switch (parts[0]) {
    case undefined: return ['home', place => showHome(place)];
    case 'item': return ['home', place => showItem(place, parts[1] ?? '')];
    case 'quality': return ['quality', place => showQuality(place, parts[1] ?? 'current')];
    case 'versions': return ['versions', place => showVersions(place)];
    case 'compare': return ['versions', place => showComparison(place, parts[1] ?? '', parts[2] ?? '', parts[3])];
    default: return ['', () => {
      throw Object.assign(new Error('There is no such page.'), {title: 'Nothing here'});
    }];
  }
}

/** What is shown in place of a page that cannot be. */
function trouble(error) {
  return h('section', {class: 'card trouble'},
      h('h1', {tabindex: -1}, error.title ?? 'Something went wrong'),
      h('p', {}, error.message),
      error.closest?.length ? h('p', {}, 'Did you mean ', error.closest.map((entry, i) => [i ? ', ' : '', itemLink(entry)]), '?')
        : null,
      h('p', {}, h('button', {type: 'button', onclick: () => open()}, 'Try again'), ' ', h('a', {href: '#/'}, 'All products')));
}

async function open() {
  current.abort();
  current = new AbortController();
  const {signal} = current;
  const [page, show] = route();
  document.querySelectorAll('nav [data-page]').forEach(link =>
    link.dataset.page === page ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'));
  main.setAttribute('aria-busy', 'true');
  const patience = setTimeout(() => main.replaceChildren(h('p', {class: 'loading'}, 'Loading…')), 200);
  let content;
  try {
    content = await show({signal});
  } catch (error) {
    if (signal.aborted) {
      return;
    }
    content = [trouble(error)];
  } finally {
    clearTimeout(patience);
  }
  if (signal.aborted) {
    return;
  }
  main.replaceChildren(...[content].flat().filter(Boolean));
  main.removeAttribute('aria-busy');
  const title = main.querySelector('h1');
  document.title = title && page ? `${title.textContent} · Thence` : 'Thence';
  return title;
}

/** Goes where the address points: to the top of the page, and its title is what is read next. */
async function walk() {
  const title = await open();
  if (title) {
    window.scrollTo(0, 0);
    title.setAttribute('tabindex', '-1');
    title.focus({preventScroll: true});
  }
}

async function tellModel() {
  try {
    const model = await get(['v1', 'model']);
    document.getElementById('serving').textContent = `${model.version === model.id ? 'Model' : 'Version'} ${model.version}: `
        + count(model.items, 'product', 'products')
        + (model.asOf ? `, orders up to ${day(model.asOf)}` : '')
        + `, serving since ${day(model.servingSince)}`;
  } catch (error) {
    say(`${error.title}: ${error.message}`);
  }
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
window.addEventListener('hashchange', walk);
open();
tellModel();
