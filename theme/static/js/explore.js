// The editor of the explore page: cchc.sqlite in the browser, after a click. Questions are sent nowhere.
'use strict';

{
  const desk = document.getElementById('soan');
  const part = (name) => desk.querySelector(name);
  const said = desk.dataset;
  const lang = document.documentElement.lang;
  const SHOWN = 500;
  let base;
  let last;

  const fill = (text, words) => text.replace(/\{(\w+)\}/g, (_, name) => words[name]);

  function make(tag, props, ...children) {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  }

  async function fetchBytes(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    return new Uint8Array(await answer.arrayBuffer());
  }

  const loadScript = (url) => new Promise((done, fail) => {
    document.head.append(make('script', { src: url, onload: done, onerror: fail }));
  });

  /** The program once, the file once; a failed attempt may be repeated. */
  async function openBase() {
    if (base) return;
    if (!window.initSqlJs) await loadScript(`${said.engine}sql-wasm.js`);
    const [wasmBinary, file] = await Promise.all([fetchBytes(`${said.engine}sql-wasm.wasm`), fetchBytes(said.base)]);
    const SQL = await window.initSqlJs({ wasmBinary });
    base = new SQL.Database(file);
  }

  async function open() {
    const [button, status] = [part('.open'), part('.status')];
    button.disabled = true;
    status.textContent = said.loading;
    try {
      await openBase();
      status.textContent = said.opened;
      button.hidden = true;
      part('.desk').hidden = false;
      part('textarea').focus();
    } catch {
      status.textContent = said.failed;
      button.disabled = false;
    }
  }

  /** SQLite's own message, in words for people. */
  function explain(message) {
    const patterns = [[/no such table: (.+)/, said.noTable], [/no such column: (.+)/, said.noColumn], [/near "(.*)": syntax/, said.syntax]];
    for (const [pattern, words] of patterns) {
      const found = message.match(pattern);
      if (found) return fill(words, { name: found[1], tables: tableNames() });
    }
    return fill(said.other, { name: message });
  }

  const tableNames = () => base.exec("SELECT group_concat(name, ', ') FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'")[0].values[0][0];

  function run() {
    const [out, words] = [part('.answer'), part('.said')];
    out.replaceChildren();
    part('.save').hidden = true;
    words.classList.remove('wrong');
    try {
      last = base.exec(part('textarea').value).at(-1);
    } catch (error) {
      words.textContent = explain(error.message);
      words.classList.add('wrong');
      return;
    }
    if (!last) {
      words.textContent = said.nothing;
      return;
    }
    const n = last.values.length;
    words.textContent = fill(n > SHOWN ? said.cut : said.rows, { n: n.toLocaleString(lang), shown: SHOWN });
    out.append(showTable(last));
    part('.save').hidden = false;
  }

  const show = (value) => (typeof value === 'number' ? value.toLocaleString(lang, { maximumFractionDigits: 10 }) : value ?? '');

  function showTable({ columns, values }) {
    const head = make('tr', {}, ...columns.map((name, at) => make('th', { scope: 'col', className: isText(values, at) ? 't' : '', textContent: name })));
    const rows = values.slice(0, SHOWN).map((row) => make('tr', {}, ...row.map((value) => make('td', { className: typeof value === 'string' ? 't' : '', textContent: show(value) }))));
    const table = make('table', {}, make('caption', {}, make('span', { className: 'vh', textContent: said.result })), make('thead', {}, head), make('tbody', {}, ...rows));
    const scroll = make('div', { className: 'scroll', tabIndex: 0 }, table);
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', said.result);
    return make('div', { className: values.length > 24 ? 'table long' : 'table' }, scroll);
  }

  const isText = (values, at) => values.some((row) => typeof row[at] === 'string');

  /** As the site's own CSV files: no byte order mark, LF, no text that a spreadsheet would run. */
  function csvOf({ columns, values }) {
    const cell = (value) => {
      if (typeof value !== 'string') return value ?? '';
      const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    };
    return `${[columns, ...values].map((row) => row.map(cell).join(',')).join('\n')}\n`;
  }

  function save() {
    const url = URL.createObjectURL(new Blob([csvOf(last)], { type: 'text/csv;charset=utf-8' }));
    make('a', { href: url, download: 'ket-qua.csv' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }

  function addTry(figure) {
    const button = make('button', { type: 'button', className: 'copy try', textContent: said.try });
    button.addEventListener('click', async () => {
      part('textarea').value = figure.querySelector('code').textContent;
      desk.scrollIntoView();
      await open();
      if (base) run();
    });
    figure.after(button);
  }

  part('.open').addEventListener('click', open);
  part('.run').addEventListener('click', run);
  part('.save').addEventListener('click', save);
  part('textarea').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run();
  });
  document.querySelectorAll('main > section:not(.explore) figure.code').forEach(addTry);
  desk.hidden = false;
}
