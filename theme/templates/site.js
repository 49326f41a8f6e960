{# Printed once for each language: its words stand here, not in the head of every page. -#}
// What the pages gain with scripts: boxes that filter lists, columns that sort, buttons that copy.
// Nothing here is needed to read, and nothing is sent anywhere.
'use strict';

const lang = document.documentElement.lang;
const scripts = new URL('.', document.currentScript.src);
const root = new URL('../../', scripts);
// chart.js says some of them.
const words = {
  copied: {{ _('Đã chép')|tojson }},
  copySentence: {{ _('Chép câu này')|tojson }},
  copyAddress: {{ _('Chép địa chỉ')|tojson }},
  copyCode: {{ _('Chép đoạn mã')|tojson }},
  share: {{ _('Chia sẻ')|tojson }},
  shownOf: {{ _('{n} trên {all}')|tojson }},
  noPng: {{ _('Trình duyệt không tạo được tệp PNG. Hãy tải hình SVG.')|tojson }},
  openChart: {{ _('Xem biểu đồ tương tác')|tojson }},
  closeChart: {{ _('Đóng biểu đồ tương tác')|tojson }},
  chartFailed: {{ _('Không mở được biểu đồ tương tác. Hình và bảng số liệu vẫn ở đây.')|tojson }},
};

/** Without tone marks and case, and đ as d: "Ngã Năm" is found by "nga nam". */
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replaceAll('đ', 'd');

function make(tag, props, ...children) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children);
  return node;
}

// --- filter -------------------------------------------------------------------------------------

function addFilter(slot) {
  const own = slot.closest('section');
  const label = slot.dataset.filter;
  const parts = [...document.querySelectorAll('section[data-filtered]')].filter((part) => part.dataset.filtered === label);
  if (!parts.length) parts.push(own);
  const items = parts.flatMap((part) => [...part.querySelectorAll('.links > li, .finder li, tbody > tr:not(.total, .percent)')])
    .map((node) => ({ node, text: fold(searchable(node, parts.length > 1)) }));
  if (!items.length) return;
  const count = make('output', {});
  const input = make('input', { type: 'search', autocomplete: 'off', spellcheck: false });
  input.addEventListener('input', () => showMatches(parts, items, fold(input.value.trim()), count));
  slot.append(make('label', {}, make('span', { textContent: label }), input, count));
  slot.classList.add('on');
}

/** A row by its label, a link by its text; the heading of its group counts too: "ngã năm" finds the town's wards. */
function searchable(node, isGrouped) {
  if (node.matches('tr')) return node.cells[0].textContent;
  const heading = node.closest('.all details')?.querySelector('summary') || (isGrouped && node.closest('section').querySelector('h2'));
  return heading ? `${node.textContent} ${heading.textContent}` : node.textContent;
}

function showMatches(parts, items, wanted, count) {
  const asked = wanted.split(/\s+/);
  let shown = 0;
  for (const { node, text } of items) {
    node.hidden = !asked.every((word) => text.includes(word));
    if (!node.hidden) shown += 1;
  }
  count.textContent = wanted ? words.shownOf.replace('{n}', shown).replace('{all}', items.length) : '';
  for (const part of parts) {
    const isFound = (box) => box.querySelector('li:not([hidden]), tbody > tr:not([hidden])') !== null;
    if (!part.querySelector('.slot')) part.hidden = !isFound(part);
    // What is folded opens for what is found in it, and closes again.
    for (const box of part.querySelectorAll('.finder details, details.folded')) {
      if (box.matches('.all details')) box.hidden = !isFound(box);
      box.open = wanted !== '' && isFound(box);
    }
  }
}

// --- sort ---------------------------------------------------------------------------------------

/** The number printed in a cell, in the page's way of writing; null where none is printed. Marks after it do not count. */
function numberOf(cell) {
  const printed = (cell.querySelector('.f') || cell).firstChild;
  const found = printed?.nodeType === Node.TEXT_NODE && printed.data.match(/[-−]?\d[\d.,]*/);
  if (!found) return null;
  const plain = lang === 'vi' ? found[0].replaceAll('.', '').replace(',', '.') : found[0].replaceAll(',', '');
  return Number(plain.replace('−', '-'));
}

/** Heading cells that stand directly above a column, by the column's number. */
function columnHeads(table) {
  const taken = [];
  const heads = [];
  const rows = [...table.tHead.rows];
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (taken[y]?.[x]) x += 1;
      for (let dy = 0; dy < cell.rowSpan; dy += 1) {
        for (let dx = 0; dx < cell.colSpan; dx += 1) (taken[y + dy] ||= [])[x + dx] = true;
      }
      if (y + cell.rowSpan >= rows.length && cell.colSpan === 1) heads[x] = cell;
      x += cell.colSpan;
    }
  });
  return heads;
}

function addSorting(table) {
  columnHeads(table).forEach((head, column) => {
    const button = make('button', { type: 'button', className: 'sort' }, ...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      // Text goes A to Z at the first click, numbers from the greatest.
      const byText = column === 0 || table.classList.contains(`t${column + 1}`);
      const [first, second] = byText ? ['ascending', 'descending'] : ['descending', 'ascending'];
      const order = head.getAttribute('aria-sort') === first ? second : first;
      for (const other of table.tHead.querySelectorAll('[aria-sort]')) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', order);
      sortRows(table.tBodies[0], column, order === 'ascending' ? 1 : -1, byText);
    });
  });
}

/** Totals keep their place at the end; what has no value comes last either way. */
function sortRows(body, column, way, byText) {
  const rows = [...body.rows];
  const moving = rows.filter((row) => !row.matches('.total, .percent'));
  const keyed = moving.map((row) => {
    const cell = row.cells[column];
    return { row, key: byText ? cell.textContent : numberOf(cell) };
  });
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
    return way * (byText ? a.key.localeCompare(b.key, lang) : a.key - b.key);
  });
  body.append(...keyed.map(({ row }) => row), ...rows.filter((row) => !moving.includes(row)));
}

// --- columns ------------------------------------------------------------------------------------

/** A list from which a reader picks columns; the address keeps the choice: ?cot=name,name. */
function addPicking(box) {
  const table = box.parentElement.querySelector('table');
  const heads = [...table.tHead.rows[0].cells];
  const named = heads.filter((head) => head.dataset.column);
  const asked = new URLSearchParams(location.search).get('cot')?.split(',').filter((name) => named.some((head) => head.dataset.column === name));
  const boxes = named.map((head) => {
    const input = make('input', { type: 'checkbox', checked: !asked?.length || asked.includes(head.dataset.column), value: head.dataset.column });
    return { head, input, label: make('label', {}, input, make('span', { textContent: head.firstChild.textContent.trim() })) };
  });
  const show = () => {
    for (const { head, input } of boxes) {
      for (const row of table.rows) row.cells[head.cellIndex].hidden = !input.checked;
    }
  };
  const fields = make('fieldset', {}, make('legend', { className: 'vh', textContent: box.dataset.pick }), ...boxes.map(({ label }) => label));
  fields.addEventListener('change', () => {
    show();
    const url = new URL(location.href);
    const chosen = boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
    if (chosen.length < boxes.length) url.searchParams.set('cot', chosen.join());
    else url.searchParams.delete('cot');
    history.replaceState(null, '', url);
  });
  box.append(make('details', { open: Boolean(asked?.length) }, make('summary', { textContent: box.dataset.pick }), fields));
  show();
}

// --- copy and share -------------------------------------------------------------------------------

/** Of the published site where it has an address; else of the one that is being read. */
const pageAddress = document.querySelector('link[rel=canonical]')?.href || location.href.replace(/#.*/, '');

function makeButton(label, act) {
  const button = make('button', { type: 'button', className: 'copy', textContent: label });
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => act(button));
  return button;
}

function makeCopier(label, text) {
  return makeButton(label, async (button) => {
    await navigator.clipboard.writeText(text());
    button.textContent = words.copied;
    setTimeout(() => { button.textContent = label; }, 2000);
  });
}

const wordsIn = (node) => node.textContent.trim().replace(/\s+/g, ' ');

function addCopying(box) {
  const label = box.dataset.copy || (box.matches('.code') ? words.copyCode : words.copySentence);
  box.append(makeCopier(label, () => {
    const text = (box.querySelector('code, p') || box).textContent;
    return box.matches('.quote:not(.cite) *') ? `${text.trim()}\n${sourceOf(box.closest('.quote'))}` : text;
  }));
}

/** What a quote is cited by stands below the last of its neighbours; a preview has addresses without a host. */
function sourceOf(quote) {
  while (!quote.querySelector('figcaption')) quote = quote.nextElementSibling;
  return wordsIn(quote.querySelector('figcaption')).replace(/ \/(\S+)$/, (_, path) => ` ${new URL(path, root)}`);
}

/** Below the first sentence of a page: the sentence with its source and the page's address, or the address alone. */
function addSharing(line) {
  const lead = line.previousElementSibling;
  const sentence = lead.matches('.lead') ? wordsIn(lead) : '';
  const edition = document.querySelector('.edition')?.textContent;
  const told = () => [document.title.startsWith(sentence) ? '' : sentence, line.dataset.source, `${document.title}, ${edition}: ${pageAddress}`].filter(Boolean).join('\n');
  if (navigator.clipboard) {
    if (sentence) line.append(makeCopier(words.copySentence, told));
    line.append(makeCopier(words.copyAddress, () => pageAddress));
  }
  if (navigator.share) {
    line.append(makeButton(words.share, () => navigator.share({ title: document.title, text: sentence, url: pageAddress }).catch(() => {})));
  }
}

/** A finding has a place of its own on the page, a highlight a page. */
function addFindingCopier(check) {
  const parts = [...check.querySelectorAll('.sum, .what, .why, .where, .told, .highlight > :is(.note, .evidence)')].map(wordsIn).join('. ').replaceAll('..', '.');
  const address = check.dataset.address ? new URL(check.dataset.address, pageAddress).href : `${pageAddress}#${check.id}`;
  check.append(makeCopier(words.copySentence, () => `${parts}\n${document.title}: ${address}`));
}

// --- signs --------------------------------------------------------------------------------------

/** A sign in a cell is told as the legend below its table tells it, unless it says more. */
function addSigns(legend) {
  const told = new Map([...legend.children].map((entry) => [entry.firstChild.textContent, entry.lastChild.textContent.trim()]));
  for (const sign of legend.closest('.table').querySelectorAll('tbody i:not([title])')) {
    sign.setAttribute('role', 'img');
    sign.title = told.get(sign.textContent);
  }
}

// --- embed --------------------------------------------------------------------------------------

const escaped = (text) => make('p', { textContent: text }).innerHTML.replaceAll('"', '&quot;');

/** The code that puts a table's light page or a picture into somebody else's page. A frozen picture leads to its version. */
function embedCode({ href: address, dataset }, part) {
  const heading = part.querySelector('h2, h3, caption .vh, caption span');
  const title = escaped(heading ? heading.firstChild.textContent.trim() : part.querySelector('img').alt);
  if (dataset.height) {
    const frame = `width="100%" height="${dataset.height}" loading="lazy" style="border:0"`;
    return `<iframe src="${address}" title="${title}" ${frame}></iframe>\n<script src="${scripts}embed.js" async></script>`;
  }
  const [home] = address.match(/^.*\/du-lieu\/[^/]+\/[^/]+\//) || [location.href.replace(/[?#].*/, '')];
  const image = `<img src="${address}" alt="${title}" loading="lazy" style="max-width:100%">`;
  if (!part.matches('.large')) return `<a href="${home}">${image}</a>`;
  const source = `<source media="(max-width: 799px)" srcset="${address.replace('.svg', '.hep.svg')}">`;
  return `<a href="${home}"><picture>${source}\n${image}</picture></a>`;
}

/** Below each link to a file, once the reader opens the list. */
function addCodes(list) {
  const part = list.closest('.picture, .table');
  list.addEventListener('toggle', () => {
    for (const link of list.querySelectorAll('a[href*=".svg"], a[data-height]')) {
      const code = make('code', { textContent: embedCode(link, part) });
      const box = make('div', { className: 'code' }, make('pre', {}, code));
      link.after(box);
      if (navigator.clipboard) addCopying(box);
    }
  }, { once: true });
}

// --- folded parts -------------------------------------------------------------------------------

/** An address that points into a folded part opens it. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const inner = target.querySelector(':scope > details.folded');
  if (inner) inner.open = true;
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
  target.scrollIntoView();
}

// --- print ----------------------------------------------------------------------------------------

/** On paper nobody can follow a link: those outside tables get a number, and their addresses stand at the end. */
function addFootnotes() {
  const numbers = new Map();
  for (const link of document.querySelectorAll('main a[href]')) {
    if (link.closest('nav, table, .tools, .downloads, .embeds, details:not([open]), .quote') || link.hash && link.pathname === location.pathname) continue;
    if (!numbers.has(link.href)) numbers.set(link.href, numbers.size + 1);
    link.append(make('sup', { className: 'footnote', textContent: numbers.get(link.href) }));
  }
  const notes = [...numbers.keys()].map((address) => make('li', { textContent: decodeURI(address) }));
  if (notes.length) document.querySelector('main').append(make('ol', { className: 'footnotes footnote' }, ...notes));
}

function dropFootnotes() {
  document.querySelectorAll('.footnote').forEach((note) => note.remove());
}

// --- search -------------------------------------------------------------------------------------

/** The link to the catalogue becomes a box of the same size; what it needs is loaded when a reader turns to it. */
function addSearch(box) {
  const link = box.querySelector('a');
  const input = make('input', { type: 'search', autocomplete: 'off', spellcheck: false, placeholder: link.textContent });
  input.setAttribute('aria-label', link.textContent);
  box.dataset.catalogue = link.href;
  input.addEventListener('focus', () => {
    document.head.append(make('script', { src: `${scripts}search.js` }));
  }, { once: true });
  link.replaceWith(input, make('div', { className: 'finds', hidden: true }));
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target.closest('input, textarea, [contenteditable]')) return;
    event.preventDefault();
    input.focus();
  });
}

document.querySelectorAll('.search').forEach(addSearch);
document.querySelectorAll('.slot[data-filter]').forEach(addFilter);
document.querySelectorAll('.picker').forEach(addPicking);
document.querySelectorAll('table[data-sort]').forEach(addSorting);
document.querySelectorAll('.share').forEach(addSharing);
if (navigator.clipboard) {
  document.querySelectorAll('[data-copy]').forEach(addCopying);
  document.querySelectorAll('.check[id], .highlight[id]').forEach(addFindingCopier);
}
document.querySelectorAll('.legend').forEach(addSigns);
document.querySelectorAll('.embeds').forEach(addCodes);
addEventListener('hashchange', openTarget);
if (location.hash) openTarget();
addEventListener('beforeprint', addFootnotes);
addEventListener('afterprint', dropFootnotes);
