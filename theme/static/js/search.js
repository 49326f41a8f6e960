// The search: loaded when a reader turns to the box in the head of a page. An index of our own, no server, no other host.
'use strict';

(() => {
  const shownFinds = 12;
  const letters = /[\p{L}\p{N}]+/gu;
  /** What a word in a field counts: in the name, in its first letters, in a note, in other names, in the kind. */
  const weights = { name: 1, initials: 1, words: 0.9, note: 0.5, kind: 0.3 };
  const wordsOf = (text) => text.toLowerCase().normalize('NFC').match(letters) || [];
  const box = document.querySelector('.search');
  const input = box.querySelector('input');
  const panel = box.querySelector('.finds');
  let index = null;

  // --- index ------------------------------------------------------------------------------------

  /** The index file calls this. */
  window.cchcIndex = ({ kinds, ignored, words, entries }) => {
    const silent = new Set(ignored.map(fold));
    index = { silent, words, entries: entries.map((entry) => readEntry(entry, kinds, silent)) };
    panel.dataset.ready = '';
    search();
  };

  function readEntry([kind, name, path, note = '', words = '', figure = ''], kinds, silent) {
    const named = wordsOf(name);
    const fields = { name: named, initials: initialsOf(name, silent), words: wordsOf(words), note: wordsOf(note), kind: wordsOf(kinds[kind]) };
    const tokens = Object.entries(fields).flatMap(([field, list]) => list.map((marked) => ({ marked, plain: fold(marked), weight: weights[field] })));
    const entry = { rank: kind, kind: kinds[kind], name, path, note, figure, tokens, size: named.length };
    return Object.assign(entry, phraseOf(named, silent));
  }

  /** What a name or a question says in a row, with marks and without, the silent words left out. */
  function phraseOf(words, silent) {
    const telling = words.filter((word) => !silent.has(fold(word)));
    const marked = (telling.length ? telling : words).join(' ');
    return { marked, plain: fold(marked) };
  }

  /** First letters as people write them, with and without that of the kind of body; a number stays whole. */
  function initialsOf(name, silent) {
    const own = wordsOf(name.split(/[,–(]/)[0]).filter((word) => !silent.has(fold(word)));
    if (own.length < 2) return [];
    const all = own.map((word) => (/^\d+$/.test(word) ? word : word[0])).join('');
    return own.length > 2 ? [all, all.slice(1)] : [all];
  }

  // --- finding ----------------------------------------------------------------------------------

  /** How well a word of the index answers a word that was typed, between 0 and 1. Marks that were typed must fit to count whole. */
  function fits(asked, token) {
    if (!token.plain.startsWith(asked.plain)) return 0;
    const whole = token.plain.length === asked.plain.length;
    // A number is that number: 1 is not the beginning of 10.
    if (!whole && /^\d+$/.test(asked.plain)) return 0;
    const length = whole ? 1 : 0.5 + 0.3 * (asked.plain.length / token.plain.length);
    return length * (asked.plain === asked.marked ? 1 : token.marked.startsWith(asked.marked) ? 1.15 : 0.6);
  }

  function scoreOf(entry, query) {
    let sum = 0;
    let answered = 0;
    for (const asked of query.words) {
      let best = 0;
      for (const token of entry.tokens) {
        const fit = fits(asked, token) * token.weight;
        if (fit > best) best = fit;
      }
      if (best) answered += 1;
      sum += best;
    }
    if (!answered) return null;
    let score = sum / query.words.length;
    // A single word at the beginning of a name says little, several in a row much.
    const several = query.words.length > 1;
    if (entry.plain === query.plain) score += 0.5;
    else if (entry.plain.startsWith(`${query.plain} `)) score += several ? 0.3 : 0.1;
    else if (several && ` ${entry.plain} `.includes(` ${query.plain} `)) score += 0.2;
    if (query.marked !== query.plain && entry.marked.includes(query.marked)) score += 0.2;
    // Of two names the one that says little beside what was asked; then the kind that is looked for more often.
    score -= 0.012 * Math.min(entry.size, 20) + 0.03 * entry.rank;
    return { entry, score, answered };
  }

  function readQuery(text) {
    const phrase = phraseOf(wordsOf(text), index.silent);
    const words = phrase.marked.split(' ').filter(Boolean).map((marked) => ({ marked, plain: fold(marked) }));
    return { words, ...phrase };
  }

  /** The best finds first: those that answer every word, or else as many as any. */
  function find(text) {
    const query = readQuery(text);
    if (!query.words.length) return [];
    const finds = index.entries.map((entry) => scoreOf(entry, query)).filter(Boolean);
    const most = Math.max(0, ...finds.map((found) => found.answered));
    if (most * 2 < query.words.length) return [];
    return finds.filter((found) => found.answered === most).sort((a, b) => b.score - a.score).slice(0, shownFinds).map((found) => found.entry);
  }

  // --- showing ----------------------------------------------------------------------------------

  function show(entry) {
    const told = [entry.kind, entry.note].filter(Boolean).join(' · ');
    const link = make('a', { href: new URL(entry.path, root) }, make('b', { textContent: entry.name }), make('span', { textContent: told }));
    if (entry.figure) link.append(make('span', { className: 'figure', textContent: entry.figure }));
    return make('li', {}, link);
  }

  function search() {
    const text = input.value.trim();
    panel.hidden = !text || !index;
    if (panel.hidden) return;
    const finds = find(text);
    const words = finds.length ? `${finds.length} ${index.words.some}` : index.words.none;
    const list = make('ul', {}, ...finds.map(show));
    panel.replaceChildren(make('p', { className: finds.length ? 'vh' : '', textContent: words, role: 'status' }), list, make('a', { className: 'all', href: box.dataset.catalogue, textContent: index.words.all }));
  }

  const links = () => [...panel.querySelectorAll('a')];

  function step(way) {
    const stops = [input, ...links()];
    const next = stops.indexOf(document.activeElement) + way;
    stops[Math.min(Math.max(next, 0), stops.length - 1)].focus();
  }

  input.addEventListener('input', search);
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      input.value = '';
      search();
      input.focus();
    } else if (event.key === 'Enter' && document.activeElement === input && !panel.hidden) {
      panel.querySelector('li a')?.click();
    }
  });
  box.addEventListener('focusout', (event) => { if (!box.contains(event.relatedTarget)) panel.hidden = true; });
  input.addEventListener('focus', search);
  document.head.append(make('script', { src: `${box.dataset.catalogue}chi-muc.js` }));
})();
