// Buttons under each chart: one saves it as PNG, another makes a large one interactive. The drawing program, the style,
// the specification and the picture come from this site, and only when asked for. Whatever fails, the picture, its table
// and its SVG file stay.
'use strict';

{
  const theme = new URL('.', document.currentScript.src);
  const PNG_SCALE = 2; // dots for each pixel
  const PNG_PAUSE = 100; // milliseconds between two drawings
  const PNG_TRIES = 20; // some browsers put noise into what is read from a canvas: then it never comes out the same
  let program;

  const make = (tag, props) => Object.assign(document.createElement(tag), props);

  const loadScript = (url) => new Promise((done, fail) => {
    document.head.append(make('script', { src: url, onload: done, onerror: fail }));
  });

  /** Once for all charts of the page; a failed attempt may be repeated. */
  function loadProgram() {
    program ||= (async () => {
      document.head.append(make('link', { rel: 'stylesheet', href: new URL('../css/interactive.css', theme) }));
      await loadScript(new URL('vega.js', theme));
    })().catch((error) => {
      program = undefined;
      throw error;
    });
    return program;
  }

  async function fetchFile(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    return answer;
  }

  const loadSpec = async (url) => (await fetchFile(url)).json();

  const dark = matchMedia('(prefers-color-scheme: dark)');

  /** The same specification in the colours of the page's scheme: a colour of the file tells the name of its token. The
   *  page has the title, source and margins already. */
  function coloured(spec) {
    const tokens = spec.usermeta?.tokens ?? {};
    const style = getComputedStyle(document.documentElement);
    const inPage = { usermeta: undefined, title: undefined, padding: 0, autosize: 'none' };
    const text = JSON.stringify({ ...spec, ...inPage });
    return JSON.parse(text.replace(/#[0-9a-f]{6}/g, (colour) => (
      tokens[colour] ? style.getPropertyValue(`--${tokens[colour]}`).trim() : colour)));
  }

  const NARROW = 760; // px: below it the form for phones, as in charts.css

  async function drawInto(figure) {
    const box = figure.querySelector('.chart-box');
    const path = figure.dataset.spec;
    const form = box.clientWidth < NARROW ? path.replace('.vl.json', '.hep.vl.json') : path;
    const [spec] = await Promise.all([loadSpec(form), loadProgram()]);
    const live = make('div', { className: 'chart-live', tabIndex: 0 });
    live.setAttribute('role', 'region');
    live.setAttribute('aria-label', words.openChart);
    box.after(live);
    try {
      await window.cchcEmbed(live, coloured(spec));
      dark.addEventListener('change', () => live.isConnected && window.cchcEmbed(live, coloured(spec)));
      box.hidden = true;
    } catch (error) {
      live.remove();
      throw error;
    }
  }

  const readAsDataUrl = (blob) => new Promise((done, fail) => {
    const reader = Object.assign(new FileReader(), { onload: () => done(reader.result), onerror: fail });
    reader.readAsDataURL(blob);
  });

  /** The page's rules for its font, with the font files inside: a picture drawn on a canvas may load nothing. */
  function loadFontRules() {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map(async ({ cssText }) => {
      const [whole, path] = (cssText.startsWith('@font-face') && cssText.match(/url\("([^"]+)"\)/)) || [];
      if (!path) return '';
      const font = await fetchFile(new URL(path, sheet.href));
      return cssText.replace(whole, `url(${await readAsDataUrl(await font.blob())})`);
    }));
    return Promise.all(rules).then((texts) => texts.join(''));
  }

  /** The image on a canvas, as an address. The font inside it arrives after the image, and nothing tells when: the
   *  picture is there when it comes out the same twice. */
  async function drawPng(image) {
    const canvas = make('canvas', { width: image.naturalWidth * PNG_SCALE, height: image.naturalHeight * PNG_SCALE });
    let [before, drawn] = ['', canvas.toDataURL()];
    for (let tries = 0; drawn !== before && tries < PNG_TRIES; tries += 1) {
      await new Promise((done) => { setTimeout(done, PNG_PAUSE); });
      canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
      [before, drawn] = [drawn, canvas.toDataURL()];
    }
    return drawn;
  }

  /** The chart's own SVG file, which has title, source and paper, drawn with our font. Its own rules go: a PNG is light
   *  in either scheme. A row named at the end of the address is marked as the file marks it. */
  async function savePng(address) {
    const [url, row] = address.split('#');
    const [svg, fontRules] = await Promise.all([fetchFile(url).then((file) => file.text()), loadFontRules()]);
    const [, looks] = svg.match(/text:target({[^}]*})/) ?? [];
    const marked = row && looks ? `[id="${row}"]${looks}` : '';
    const style = `<style>${fontRules} text { font-variant-numeric: tabular-nums; } ${marked}</style>`;
    const light = svg.replace(/<style>.*?<\/style>/s, style);
    const image = make('img', { src: `data:image/svg+xml,${encodeURIComponent(light)}` });
    await image.decode();
    const name = [url.split('/').pop().replace('.svg', ''), row].filter(Boolean).join('-');
    make('a', { href: await drawPng(image), download: `${name}.png` }).click();
  }

  /** A button that waits for its work; what fails is said below it in `excuse`, and may be tried again. */
  function makeButton(figure, words, excuse, work) {
    const button = make('button', { type: 'button', className: 'copy' });
    button.append(...words);
    button.addEventListener('click', async () => {
      button.disabled = true;
      figure.querySelector('.chart-failed')?.remove();
      try {
        await work();
      } catch {
        const message = make('p', { className: 'chart-failed', textContent: excuse });
        message.setAttribute('role', 'alert');
        figure.querySelector('.tools').after(message);
      }
      button.disabled = false;
      button.focus(); // lost while it was disabled
    });
    return button;
  }

  function addButtons(figure) {
    const tools = figure.querySelector('.tools');
    const image = figure.querySelector(':scope > img');
    const address = (image ? image.src : tools.querySelector('a').href).replace('.hep.', '.');
    const name = make('span', { className: 'vh', textContent: `: ${image?.alt ?? figure.querySelector('h2, h3').textContent}` });
    const last = tools.querySelector('a:last-of-type'); // after it nothing on the line moves
    last.after(makeButton(figure, ['PNG', name], words.noPng, () => savePng(address)));
    if (!figure.dataset.spec) return; // a small picture
    const interactive = makeButton(figure, [words.openChart], words.chartFailed, async () => {
      const live = figure.querySelector('.chart-live');
      if (live) {
        live.remove();
        figure.querySelector('.chart-box').hidden = false;
      } else {
        await drawInto(figure);
      }
      interactive.textContent = live ? words.openChart : words.closeChart;
    });
    tools.prepend(interactive);
  }

  document.querySelectorAll('figure.picture').forEach(addButtons);
}
