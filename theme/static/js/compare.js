// Comparing: two to five units of one comparison set, side by side; the address carries the choice.
'use strict';

(() => {
  const most = 5;
  const box = document.querySelector('.compare');
  const words = box.dataset;
  const [chosen, warning, result] = ['.chosen', '.warning', '.result'].map((name) => box.querySelector(name));
  const letter = (at) => String.fromCharCode(65 + at);
  let data;
  let choice;

  // --- the choice and the address -----------------------------------------------------------------

  /** ?don-vi=a,b&ky=2019-h1&chi-so=x,y: what is not known of it is left out. */
  function readChoice() {
    const asked = new URLSearchParams(location.search);
    const list = (name) => (asked.get(name) || '').split(',').filter(Boolean);
    return { units: list('don-vi').filter((unit) => data.units[unit]).slice(0, most), period: asked.get('ky') || '', measures: list('chi-so') };
  }

  function writeChoice() {
    const parts = [['don-vi', choice.units.join(',')], ['ky', choice.period], ['chi-so', choice.measures.join(',')]];
    const query = parts.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`).join('&');
    history.replaceState(null, '', location.pathname + (query && `?${query}`));
  }

  const setsOf = (unit) => new Set(data.groups.filter((group) => group.rows[unit]).map((group) => group.set));

  /** Those that may stand beside the first one, and those that may not. */
  function sorted() {
    const [first] = choice.units;
    const sets = first ? setsOf(first) : null;
    const fits = (unit) => !sets || [...setsOf(unit)].some((set) => sets.has(set));
    return { fits, inside: choice.units.filter(fits), outside: choice.units.filter((unit) => !fits(unit)) };
  }

  /** The groups in which at least two of them have a value, or all of a single one. */
  function groupsOf(units) {
    const least = Math.min(2, units.length);
    return data.groups.filter((group) => units.filter((unit) => group.rows[unit]).length >= least);
  }

  // --- choosing -----------------------------------------------------------------------------------

  function select(label, options, value, onChange) {
    const list = make('select', {}, ...options);
    list.value = value;
    list.addEventListener('change', () => onChange(list.value));
    return make('label', {}, make('span', { textContent: label }), list);
  }

  function unitOptions(fits) {
    const bySet = Object.entries(data.sets).map(([id, [name]]) => {
      const units = Object.entries(data.units).filter(([unit]) => setsOf(unit).has(id));
      return make('optgroup', { label: name }, ...units.map(([unit, told]) => make('option', { value: unit, textContent: told, disabled: !fits(unit) || choice.units.includes(unit) })));
    });
    return [make('option', { value: '', textContent: '…' }), ...bySet];
  }

  function showChosen({ fits }) {
    const names = choice.units.map((unit, at) => {
      const button = make('button', { type: 'button', textContent: '×' });
      button.setAttribute('aria-label', `${words.remove}: ${data.units[unit]}`);
      button.addEventListener('click', () => change({ units: choice.units.filter((other) => other !== unit) }));
      return make('span', { className: 'unit' }, make('b', { textContent: letter(at) }), ` ${data.units[unit]} `, button);
    });
    const add = select(choice.units.length ? words.more : words.add, unitOptions(fits), '', (unit) => change({ units: [...choice.units, unit] }));
    chosen.replaceChildren(...names, ...(choice.units.length < most ? [add] : []));
  }

  function showMeasures(groups) {
    const names = [...new Map(groups.map((group) => [group.measure, group.name]))];
    const ticks = names.map(([measure, name]) => {
      const tick = make('input', { type: 'checkbox', checked: !choice.measures.length || choice.measures.includes(measure) });
      tick.addEventListener('change', () => {
        const kept = names.map(([id]) => id).filter((id) => (id === measure ? tick.checked : !choice.measures.length || choice.measures.includes(id)));
        change({ measures: kept.length === names.length ? [] : kept });
      });
      return make('label', {}, tick, ` ${name}`);
    });
    const fold = make('details', { open: result.querySelector('details')?.open || false }, make('summary', { textContent: words.measures }), ...ticks);
    return fold;
  }

  function change(part) {
    choice = { ...choice, ...part };
    show();
    writeChoice();
  }

  // --- showing ------------------------------------------------------------------------------------

  const number = (value, group) => {
    const decimals = Math.max(0, ...Object.values(group.rows).map(([figure]) => /[.,](\d+)\D*$/.exec(figure)?.[1].length || 0));
    return new Intl.NumberFormat(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value) + group.sign;
  };

  /** From the least to the most of all that may be counted (sound, and of enough cases); the chosen ones with their letters, neighbours together. */
  function stripOf(group, units) {
    const sound = Object.entries(group.rows).filter(([unit, row]) => units.includes(unit) || row[7]);
    const all = sound.flatMap(([, row]) => row[1]);
    if (group.mirrors || new Set(all).size < 2) return '';
    const [least, highest] = [Math.min(...all), Math.max(...all)];
    const place = (value) => Math.floor((value - least) / (highest - least) * 99);
    const at = (tag, value, text = '') => make(tag, { className: `d${Math.floor(value / 10)} u${value % 10}`, textContent: text });
    const others = new Set(sound.filter(([unit]) => !units.includes(unit)).map(([, row]) => place(row[1][0])));
    const own = units.flatMap((unit, order) => (group.rows[unit]?.[1] || []).map((value) => [place(value), letter(order)])).sort((a, b) => a[0] - b[0]);
    const heads = own.reduce((list, [where, name]) => {
      const last = list.at(-1);
      if (last && where - last[0] < 9) last[1] += last[1].includes(name) ? '' : name;
      else list.push([where, name]);
      return list;
    }, []);
    const line = make('span', {}, ...[...others].map((value) => at('i', value)), ...own.map(([value]) => at('b', value)), ...heads.map(([value, name]) => at('em', value, name)));
    const strip = make('span', { className: 'strip' }, line, make('span', { textContent: number(least, group) }), make('span', { textContent: number(highest, group) }));
    strip.setAttribute('aria-hidden', 'true');
    return strip;
  }

  const apart = (rows) => rows.some((a) => rows.some((b) => a[4][0] > b[4][1]));

  function rowOf(group, units) {
    const rows = units.map((unit) => group.rows[unit]);
    const cells = rows.map((row) => {
      if (!row) return make('td', { textContent: '–' });
      const [figure, , standing, parts, , , path] = row;
      const notes = [standing, parts].filter(Boolean).map((text) => make('small', { textContent: text }));
      return make('td', {}, make('a', { href: new URL(path, root) }, make('b', { textContent: figure })), ...notes);
    });
    const known = rows.filter((row) => row?.[4].length);
    const told = [group.how, known.length > 1 && !apart(known) ? words.overlap : ''].filter(Boolean).join('; ');
    const head = make('th', { scope: 'row' }, group.name, make('small', { textContent: told }), stripOf(group, units));
    return make('tr', {}, head, ...cells);
  }

  function tableOf(groups, units) {
    const heads = units.map((unit, at) => make('th', { scope: 'col', className: 't' }, make('b', { textContent: letter(at) }), ` ${data.units[unit]}`));
    const head = make('tr', {}, make('th', { scope: 'col', className: 't', textContent: words.measure }), ...heads);
    const table = make('table', { className: 'beside' }, make('thead', {}, head), make('tbody', {}, ...groups.map((group) => rowOf(group, units))));
    const scroll = make('div', { className: 'scroll', tabIndex: 0 }, table);
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', words.measure);
    return scroll;
  }

  function show() {
    const all = sorted();
    showChosen(all);
    const rules = [...new Set(all.inside.slice(0, 1).flatMap((unit) => [...setsOf(unit)]))].map((set) => data.sets[set][1]);
    warning.hidden = !all.outside.length;
    warning.textContent = `${all.outside.map((unit) => data.units[unit]).join(', ')}: ${words.other}. ${rules.join(' ')}`;
    const possible = groupsOf(all.inside);
    const periods = data.periods.filter(([id]) => possible.some((group) => group.period === id));
    if (!all.inside.length) return result.replaceChildren();
    if (!periods.length) return result.replaceChildren(make('p', { textContent: words.none }));
    const period = periods.some(([id]) => id === choice.period) ? choice.period : periods[0][0];
    const inPeriod = possible.filter((group) => group.period === period);
    const shown = inPeriod.filter((group) => !choice.measures.length || choice.measures.includes(group.measure));
    const options = periods.map(([id, name]) => make('option', { value: id, textContent: name }));
    const tools = make('p', { className: 'choose' }, select(words.period, options, period, (id) => change({ period: id })));
    return result.replaceChildren(tools, showMeasures(inPeriod), tableOf(shown, all.inside), ready(shown, all.inside, period));
  }

  // --- taking along -------------------------------------------------------------------------------

  function ready(groups, units, period) {
    const when = data.periods.find(([id]) => id === period)[1];
    const lines = groups.map((group) => `${group.name} (${when}): ${units.filter((unit) => group.rows[unit]).map((unit) => `${data.units[unit]} ${group.rows[unit][0]}${group.rows[unit][2] && ` [${group.rows[unit][2]}]`}`).join('; ')}`);
    const tools = [];
    if (navigator.clipboard) tools.push(makeCopier(words.copyTable, () => [...lines, location.href].join('\n')));
    if (navigator.share) tools.push(makeButton(share, () => navigator.share({ title: document.title, text: lines.join('\n'), url: location.href }).catch(() => {})));
    const quoted = (cell) => `"${String(cell).replaceAll('"', '""')}"`;
    const head = ['unit', 'period', 'measure', 'method', 'value', 'low', 'high', 'standing', 'parts'];
    const rows = groups.flatMap((group) => units.filter((unit) => group.rows[unit]).map((unit) => {
      const [, stated, standing, parts, bounds] = group.rows[unit];
      return [unit, period, group.measure, group.how, stated[0] ?? '', bounds[0] ?? '', bounds[1] ?? '', standing, parts];
    }));
    const csv = [head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
    const file = make('a', { className: 'button', download: `${units.join('-')}-${period}.csv`, textContent: 'CSV', href: URL.createObjectURL(new Blob([`${csv}\r\n`], { type: 'text/csv' })) });
    return make('p', { className: 'choose' }, ...tools, file);
  }

  /** The data file calls this. */
  window.cchcCompare = (told) => {
    data = told;
    choice = readChoice();
    show();
    if (choice.units.length) {
      writeChoice();
      scrollTo(0, 0);
    }
  };
  box.classList.toggle('asked', location.search !== '');
  document.head.append(make('script', { src: words.src }));
})();
