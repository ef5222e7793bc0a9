// The directed neighbourhood of a product: what leads to it, the product, what it leads to.

import {count, cut, h, itemHref, number, svg} from './dom.js';

const NARROW = window.matchMedia('(max-width: 700px)');
const PILL = 36;
const CENTER = 176;
const THIN = 1.5;
const THICK = 7;

/** Which side a neighbour stands on: where most went. */
function sides(around) {
  return {
    before: around.neighbors.filter(n => n.back > n.then).sort((a, b) => b.back - a.back),
    after: around.neighbors.filter(n => n.back <= n.then).sort((a, b) => b.then - a.then),
  };
}

function words(around, neighbor) {
  const name = neighbor.name ?? neighbor.item;
  return around.counts === 'links'
      ? `${name}: ${neighbor.then > 0 ? 'follows from this' : 'leads to this'}${neighbor.then > 0 && neighbor.back > 0 ? ', and leads to it' : ''}`
      : `${name}: ${count(neighbor.then, 'customer', 'customers')} bought it after this, ${number(neighbor.back)} before`;
}

function pill(x, y, width, entry, letters, attributes) {
  const label = entry.name ?? entry.item;
  const told = entry.told ?? '';
  return svg(attributes.href ? 'a' : 'g', attributes,
      svg('title', {}, entry.words ?? label),
      svg('rect', {x, y: y - PILL / 2, width, height: PILL, rx: PILL / 2}),
      svg('text', {x: x + 16, y: y + 5}, cut(label, letters)),
      told ? svg('text', {x: x + width - 14, y: y + 5, 'text-anchor': 'end', class: 'told'}, told) : null);
}

function arrow(path, strength, kind) {
  return svg('path', {d: path, class: `edge ${kind}`, 'stroke-width': strength.toFixed(1), 'marker-end': `url(#head-${kind})`});
}

function heads() {
  return svg('defs', {}, ['main', 'back'].map(kind => svg('marker', {id: `head-${kind}`, class: `head ${kind}`,
    viewBox: '0 0 10 10', refX: 8, refY: 5, markerUnits: 'userSpaceOnUse', markerWidth: 14, markerHeight: 14, orient: 'auto'},
  svg('path', {d: 'M0 0 10 5 0 10z'}))));
}

/** Widths rise with the square root, so that a few do not hide the rest. */
function widths(around) {
  const most = Math.max(1, ...around.neighbors.flatMap(n => [n.then, n.back]));
  return n => THIN + (THICK - THIN) * Math.sqrt(n / most);
}

const told = (around, neighbor) => around.counts === 'links' ? '' : number(Math.max(neighbor.then, neighbor.back));

function wide(around) {
  const {before, after} = sides(around);
  const rows = Math.max(before.length, after.length, 4);
  const height = rows * 48 + 24;
  const middle = height / 2;
  const width = widths(around);
  const edges = [];
  const pills = [];
  const bend = (x1, y1, x2, y2) => `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
  const column = (entries, left) => {
    const step = Math.min(48, (height - 24) / Math.max(entries.length, 1));
    entries.forEach((n, i) => {
      const y = middle + (i - (entries.length - 1) / 2) * step;
      const port = middle + (i - (entries.length - 1) / 2) * Math.min(22, (CENTER - 24) / Math.max(entries.length, 1));
      const [there, back] = left ? [n.back, n.then] : [n.then, n.back];
      const [outer, inner] = left ? [318, 402] : [802, 718];
      edges.push(back > 0 ? arrow(left ? bend(inner, port + 6, outer, y + 11) : bend(outer, y + 11, inner, port + 6), width(back), 'back') : null);
      edges.push(there > 0 ? arrow(left ? bend(outer, y, inner, port) : bend(inner, port, outer, y), width(there), 'main') : null);
      pills.push(pill(left ? 8 : 812, y, 300, {...n, told: told(around, n), words: words(around, n)}, 32,
          {href: itemHref(n.item), class: 'node', 'aria-label': words(around, n)}));
    });
  };
  column(before, true);
  column(after, false);
  const box = svg('g', {class: 'node center'}, svg('rect', {x: 412, y: middle - CENTER / 2, width: 296, height: CENTER, rx: 18}),
      lines(around.name ?? around.item, 30).map((line, i, all) =>
        svg('text', {x: 560, y: middle + 6 + (i - (all.length - 1) / 2) * 22, 'text-anchor': 'middle'}, line)));
  return {view: `0 0 1120 ${height}`, content: [edges, box, pills]};
}

/** At most two lines. */
function lines(text, letters) {
  if ([...text].length <= letters) {
    return [text];
  }
  const at = text.lastIndexOf(' ', letters);
  return at > 0 ? [text.slice(0, at), cut(text.slice(at + 1), letters)] : [cut(text, letters)];
}

function narrow(around) {
  const all = sides(around);
  const before = all.before.slice(0, 5);
  const after = all.after.slice(0, 7);
  const width = widths(around);
  const edges = [];
  const pills = [];
  const center = 24 + before.length * 44 + 10;
  const bend = (y1, y2, out) => `M74 ${y1}C${74 - out} ${y1} ${74 - out} ${y2} 74 ${y2}`;
  const place = (n, i, y, y2, up) => {
    const out = 30 + Math.abs(y - center) * 0.25;
    const [there, back] = up ? [n.back, n.then] : [n.then, n.back];
    edges.push(back > 0 ? arrow(up ? bend(y2 + 4, y + 8, out + 8) : bend(y + 8, y2 + 4, out + 8), width(back) / 2, 'back') : null);
    edges.push(there > 0 ? arrow(up ? bend(y, y2, out) : bend(y2, y, out), width(there), 'main') : null);
    pills.push(pill(80, y, 276, {...n, told: told(around, n), words: words(around, n)}, 25,
        {href: itemHref(n.item), class: 'node', 'aria-label': words(around, n)}));
  };
  before.forEach((n, i) => place(n, i, 24 + i * 44, center - 10, true));
  after.forEach((n, i) => place(n, i, center + 54 + i * 44, center + 10, false));
  const box = svg('g', {class: 'node center'}, svg('rect', {x: 80, y: center - 22, width: 276, height: 44, rx: 14}),
      svg('text', {x: 218, y: center + 5, 'text-anchor': 'middle'}, cut(around.name ?? around.item, 30)));
  return {view: `0 0 360 ${center + 54 + after.length * 44}`, content: [edges, box, pills]};
}

/** The picture, drawn anew when the window passes from narrow to wide. */
export function drawPicture(around, signal) {
  const figure = h('figure', {class: 'picture card'});
  const unit = around.counts === 'links' ? 'the weight of the link' : 'how many customers went that way';
  const draw = () => {
    if (around.neighbors.length === 0) {
      figure.replaceChildren(h('p', {class: 'empty'}, 'Nobody has bought this beside anything else so far; what follows is what the model expects.'));
      return;
    }
    const {view, content} = NARROW.matches ? narrow(around) : wide(around);
    figure.replaceChildren(
        svg('svg', {viewBox: view, role: 'group', 'aria-label': 'The directed neighbourhood of this product'}, heads(),
            ...content.flat(Infinity).filter(Boolean)),
        h('figcaption', {}, `An arrow points to what is bought next; its width and the number are ${unit}, a dashed arrow goes the other way. Choose a product to walk there.`));
  };
  draw();
  NARROW.addEventListener('change', draw, {signal});
  return figure;
}
