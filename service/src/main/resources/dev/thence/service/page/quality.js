// How good the model is, beside simple rules.

import {get} from './api.js';
import {count, day, h, number, percent, svg} from './dom.js';

const TITLES = {
  T1n: 'The next order, items new to the customer', T1a: 'The next order, all items',
  T3: 'The same order', 'test edges': 'Edges held back',
};
const HOLDS = {
  T1n: 'something the customer goes on to buy', T1a: 'something the customer goes on to buy',
  T3: 'something else of the same order', 'test edges': 'the target that was held back',
};
const METRICS = ['HitRate@10', 'NDCG@10', 'MRR', 'recall@10', 'coverage@10', 'wrong-way@10'];
const MEANINGS = {
  'HitRate@10': 'lists of ten that hold something relevant', 'NDCG@10': 'the same, and how far up it stands',
  MRR: 'one over the place of the first relevant', 'recall@10': 'relevant ones that are in the list',
  'coverage@10': 'of the catalogue that is ever shown', 'wrong-way@10': 'places held by what is only bought before; less is better',
};

const hit = method => method.metrics['HitRate@10'] ?? 0;
const model = task => task.methods.find(m => m.kind === 'MODEL');
const best = task => task.methods.filter(m => m.kind === 'RULE').reduce((a, b) => hit(b) > hit(a) ? b : a);

function bar(share, most, kind) {
  return svg('svg', {class: `hbar ${kind}`, 'aria-hidden': 'true', focusable: 'false'},
      svg('rect', {class: 'track', width: '100%', height: '100%', rx: 4}),
      svg('rect', {class: 'value', width: `${(100 * share / (most || 1)).toFixed(1)}%`, height: '100%', rx: 4}));
}

function baselines(task) {
  const most = Math.max(...task.methods.map(hit));
  const rows = [...task.methods].sort((a, b) => hit(b) - hit(a));
  return h('table', {class: 'bars'},
      h('caption', {}, 'Lists of ten that hold something relevant (HitRate@10)'),
      h('thead', {class: 'hidden'}, h('tr', {}, h('th', {scope: 'col'}, 'Method'), h('th', {scope: 'col'}, 'Share'), h('td'))),
      h('tbody', {}, rows.map(m => h('tr', {class: m.kind.toLowerCase()},
          h('th', {scope: 'row'}, m.method), h('td', {class: 'figure'}, percent(hit(m))),
          h('td', {class: 'barcell'}, bar(hit(m), most, m.kind.toLowerCase()))))));
}

function curve(task, depths) {
  const chosen = [model(task), best(task), ...task.methods.filter(m => m.method === 'popularity' && m !== best(task)),
    ...task.methods.filter(m => m.kind === 'PART')].slice(0, 5);
  const [left, right, top, bottom] = [46, 430, 14, 236];
  const most = Math.max(0.01, ...chosen.flatMap(m => m.hits));
  const step = [0.02, 0.05, 0.1, 0.2].find(s => most / s <= 6) ?? 0.25;
  const ceiling = Math.ceil(most / step - 1e-9) * step;
  const x = depth => left + (right - left) * Math.log(depth) / Math.log(depths.at(-1));
  const y = share => bottom - (bottom - top) * share / ceiling;
  const ticks = Array.from({length: Math.round(ceiling / step) + 1}, (_, i) => i * step);
  const lines = chosen.map((m, i) => svg('polyline', {class: `line line-${i}`,
    points: m.hits.map((share, j) => `${x(depths[j]).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}));
  return h('figure', {class: 'curve'},
      h('figcaption', {}, 'The same for shorter and longer lists'),
      svg('svg', {viewBox: '0 0 440 272', role: 'img', 'aria-label': `Shares for lists of ${depths[0]} to ${depths.at(-1)} items; the table of all figures has them in numbers`},
          ticks.map(tick => [svg('line', {class: 'grid', x1: left, x2: right, y1: y(tick), y2: y(tick)}),
            svg('text', {x: left - 8, y: y(tick) + 4, 'text-anchor': 'end'}, `${Math.round(100 * tick)} %`)]),
          depths.filter(d => [1, 2, 5, 10, 20, 50].includes(d)).map(d =>
            svg('text', {x: x(d), y: bottom + 20, 'text-anchor': 'middle'}, d)),
          svg('text', {x: (left + right) / 2, y: bottom + 34, 'text-anchor': 'middle', class: 'axis'}, 'items in the list'),
          lines.reverse()),
      h('ul', {class: 'legend'}, chosen.map((m, i) => h('li', {},
          svg('svg', {viewBox: '0 0 28 8', 'aria-hidden': 'true'}, svg('line', {class: `line line-${i}`, x1: 1, x2: 27, y1: 4, y2: 4})), m.method))));
}

function buckets(task) {
  const rule = best(task).method;
  const most = Math.max(...task.buckets.flatMap(b => [b.hitRate10[model(task).method] ?? 0, b.hitRate10[rule] ?? 0]));
  return h('table', {class: 'bars buckets'},
      h('caption', {}, 'By how many products the one asked about leads to (HitRate@10)'),
      h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Leads to'), h('th', {scope: 'col', class: 'figure'}, 'Queries'),
          h('th', {scope: 'col', class: 'figure'}, 'Model'), h('th', {scope: 'col', class: 'figure'}, 'Best rule'), h('td'))),
      h('tbody', {}, task.buckets.map(b => h('tr', {},
          h('th', {scope: 'row'}, b.label), h('td', {class: 'figure'}, number(b.queries)),
          h('td', {class: 'figure'}, percent(b.hitRate10[model(task).method])), h('td', {class: 'figure'}, percent(b.hitRate10[rule])),
          h('td', {class: 'barcell'}, bar(b.hitRate10[model(task).method] ?? 0, most, 'model'), bar(b.hitRate10[rule] ?? 0, most, 'rule'))))));
}

function figures(task) {
  const shown = METRICS.filter(metric => task.methods.some(m => metric in m.metrics));
  return h('details', {}, h('summary', {}, 'All figures'),
      h('div', {class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'All figures'}, h('table', {class: 'figures'},
          h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Percent'), shown.map(metric => h('th', {scope: 'col', class: 'figure'}, metric)))),
          h('tbody', {}, task.methods.map(m => h('tr', {class: m.kind.toLowerCase()}, h('th', {scope: 'row'}, m.method),
              shown.map(metric => h('td', {class: 'figure'}, metric in m.metrics ? (100 * m.metrics[metric]).toFixed(1) : '–'))))))),
      h('dl', {class: 'meanings'}, shown.map(metric => [h('dt', {}, metric), h('dd', {}, MEANINGS[metric])])));
}

function learning(gain) {
  const points = `${gain.mean >= 0 ? '+' : '−'}${Math.abs(100 * gain.mean).toFixed(2)} points of NDCG@10 (95 % interval ${(100 * gain.low).toFixed(2)} to ${(100 * gain.high).toFixed(2)})`;
  return gain.low > 0 ? `What is learned adds ${points}.`
      : gain.high < 0 ? `What is learned does harm here: ${points}.`
      : `What is learned adds nothing here that can be told from chance: ${points}.`;
}

function showTask(task, evaluation) {
  const [ours, theirs] = [model(task), best(task)];
  return h('section', {class: 'card task', 'aria-labelledby': `task-${task.name}`},
      h('h2', {id: `task-${task.name}`}, TITLES[task.name] ?? task.name),
      h('p', {class: 'lead'}, 'Of 100 lists of ten products, ', h('b', {}, Math.round(100 * hit(ours))), ` of the model’s hold ${HOLDS[task.name] ?? 'what was asked for'}; of the best simple rule’s (${theirs.method}), `,
          h('b', {}, Math.round(100 * hit(theirs))), '.'),
      h('p', {class: 'hint'}, `${count(task.queries, 'question', 'questions')} of ${number(task.units)} ${evaluation.unit}. ${learning(task.gain)}`),
      h('div', {class: 'pair'}, baselines(task), curve(task, evaluation.depths)),
      task.buckets.length > 1 ? buckets(task) : null,
      figures(task));
}

function directions(evaluation) {
  const rows = Object.entries(evaluation.directions);
  if (rows.length === 0 || evaluation.oneWayPairs === 0) {
    return null;
  }
  return h('section', {class: 'card', 'aria-labelledby': 'direction'},
      h('h2', {id: 'direction'}, 'Which way'),
      h('p', {class: 'hint'}, evaluation.directionIsMeasurable
          ? `Of ${number(evaluation.oneWayPairs)} pairs that customers later bought in one order only, how many are put in the right order. Half would be chance.`
          : 'Direction cannot be measured on this data: nearly all of what looks like it comes from launch dates and seasons.'),
      h('table', {class: 'bars'}, h('caption', {class: 'hidden'}, 'Pairs in the right order'),
          h('thead', {class: 'hidden'}, h('tr', {}, h('th', {scope: 'col'}, 'Method'), h('th', {scope: 'col'}, 'Share'), h('td'))),
          h('tbody', {}, rows.map(([method, share]) => h('tr', {class: method === 'model' ? 'model' : 'rule'},
              h('th', {scope: 'row'}, method), h('td', {class: 'figure'}, percent(share)),
              h('td', {class: 'barcell'}, bar(share, 1, method === 'model' ? 'model' : 'rule')))))));
}

function short(metrics) {
  return h('section', {class: 'card', 'aria-labelledby': 'short'},
      h('h2', {id: 'short'}, 'What its trial reached'),
      Object.keys(metrics).length === 0 ? h('p', {class: 'empty'}, 'The model says nothing of a trial.')
        : h('dl', {class: 'facts'}, Object.entries(metrics).map(([name, value]) => h('div', {},
            h('dt', {}, name), h('dd', {}, name === 'queries' ? number(value) : percent(value))))),
      h('p', {class: 'hint'}, 'There is no more than this, because it was not evaluated before it was published. ',
          h('code', {}, 'thence evaluate RUN'), ' before ', h('code', {}, 'thence publish'), ' adds curves, simple rules and degrees.'));
}

export async function showQuality({signal}, version) {
  const [now, evaluation] = await Promise.all([get(['v1', 'model'], [], signal),
    get(['v1', 'models', version, 'evaluation'], [], signal).catch(error => {
      if (error.type === 'no-evaluation') {
        return null;
      }
      throw error;
    })]);
  const name = version !== 'current' ? version : now.version === now.id ? 'the model' : now.version;
  const head = h('div', {class: 'page-head'}, h('h1', {}, `How good is ${name}?`),
      evaluation?.asOf ? h('p', {class: 'hint'}, `Its trial has seen orders up to ${day(evaluation.asOf)} and was asked about those that came later.`)
        : null);
  return evaluation ? [head, evaluation.tasks.map(task => showTask(task, evaluation)), directions(evaluation)].flat()
      : [head, version === 'current' ? short(now.metrics) : h('p', {class: 'card empty'}, 'It was not evaluated before it was published.')];
}
