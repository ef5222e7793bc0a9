// The search field: a combobox whose list follows what is typed.

import {get} from './api.js';
import {count, h, itemHref, say} from './dom.js';

const PAUSE = 120;
const SHOWN = 8;

const input = document.getElementById('search');
const list = document.getElementById('found');
let found = [];
let chosen = -1;
let asking = new AbortController();
let timer = 0;

function close() {
  list.hidden = true;
  chosen = -1;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

function choose(index) {
  chosen = index;
  [...list.querySelectorAll('[role=option]')].forEach((option, i) => {
    option.setAttribute('aria-selected', String(i === index));
    if (i === index) {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({block: 'nearest'});
    }
  });
}

function go(item) {
  close();
  asking.abort();
  clearTimeout(timer);
  input.value = '';
  location.hash = itemHref(item);
}

function option(entry, index, graph) {
  return h('li', {id: `found-${index}`, role: 'option', 'aria-selected': 'false',
    onmousedown: event => event.preventDefault(), onclick: () => go(entry.item)},
  h('span', {class: 'found-name'}, entry.name ?? entry.item),
  h('span', {class: 'found-more'}, entry.name ? h('code', {}, entry.item) : null,
    [entry.category, entry.orders ? (graph ? count(entry.orders, 'link', 'links') : count(entry.orders, 'order', 'orders')) : null]
      .filter(Boolean).join(' · ')));
}

function show(answer, text) {
  found = answer.items;
  list.replaceChildren();
  if (answer.fit === 'close' && found.length) {
    list.append(h('li', {class: 'note', role: 'presentation'}, `Nothing is called “${text}”. Close to it:`));
  }
  list.append(...found.map((entry, index) => option(entry, index, answer.counts === 'links')));
  if (!found.length) {
    list.append(h('li', {class: 'note', role: 'presentation'}, `No product is called anything like “${text}”.`));
  }
  list.hidden = false;
  input.setAttribute('aria-expanded', 'true');
  input.removeAttribute('aria-activedescendant');
  chosen = -1;
  say(found.length ? `${count(found.length, 'product', 'products')}, the first is ${found[0].name ?? found[0].item}`
      : 'No product found');
}

async function ask() {
  const text = input.value.trim();
  asking.abort();
  asking = new AbortController();
  if (!text) {
    close();
    return;
  }
  try {
    show(await get(['v1', 'items'], [['search', text], ['limit', SHOWN]], asking.signal), text);
  } catch (error) {
    if (error.name !== 'AbortError') {
      list.replaceChildren(h('li', {class: 'note', role: 'presentation'}, `${error.title}: ${error.message}`));
      list.hidden = false;
    }
  }
}

input.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE);
});
input.addEventListener('focus', () => {
  if (input.value.trim()) {
    ask();
  }
});
input.addEventListener('blur', close);
input.addEventListener('keydown', event => {
  const last = found.length - 1;
  if (event.key === 'Escape') {
    close();
  } else if (event.key === 'ArrowDown' && last >= 0) {
    event.preventDefault();
    choose(chosen >= last ? 0 : chosen + 1);
  } else if (event.key === 'ArrowUp' && last >= 0) {
    event.preventDefault();
    choose(chosen <= 0 ? last : chosen - 1);
  } else if (event.key === 'Enter' && !list.hidden && last >= 0) {
    event.preventDefault();
    go(found[Math.max(chosen, 0)].item);
  }
});
document.addEventListener('keydown', event => {
  if (event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.target.closest('input, select, textarea')) {
    event.preventDefault();
    input.focus();
  }
});
