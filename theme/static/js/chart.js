// A button under each chart makes it interactive: the drawing program, the style and the specification come from this
// site, and only when asked for. Whatever fails, the picture and its table stay.
'use strict';

{
  const theme = new URL('.', document.currentScript.src);
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

  async function loadSpec(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${answer.status} ${url}`);
    return answer.json();
  }

  const dark = matchMedia('(prefers-color-scheme: dark)');

  /** The same specification in the colours of the page's scheme: a colour of the file tells the name of its token. */
  function coloured(spec) {
    const tokens = spec.usermeta?.tokens ?? {};
    const style = getComputedStyle(document.documentElement);
    const text = JSON.stringify({ ...spec, usermeta: undefined });
    return JSON.parse(text.replace(/#[0-9a-f]{6}/g, (colour) => (
      tokens[colour] ? style.getPropertyValue(`--${tokens[colour]}`).trim() : colour)));
  }

  async function drawInto(figure) {
    const [spec] = await Promise.all([loadSpec(figure.dataset.spec), loadProgram()]);
    const box = figure.querySelector('.chart-box');
    const live = make('div', { className: 'chart-live', tabIndex: 0 });
    live.setAttribute('role', 'region');
    live.setAttribute('aria-label', figure.dataset.label);
    box.after(live);
    try {
      await window.cchcEmbed(live, coloured(spec));
      dark.addEventListener('change', () => window.cchcEmbed(live, coloured(spec)));
      box.hidden = true;
    } catch (error) {
      live.remove();
      throw error;
    }
  }

  function addButton(figure) {
    const button = make('button', { type: 'button', className: 'copy', textContent: figure.dataset.label });
    button.addEventListener('click', async () => {
      button.disabled = true;
      figure.querySelector('.chart-failed')?.remove();
      try {
        await drawInto(figure);
        figure.querySelector('.chart-live').focus();
        button.remove();
      } catch {
        const said = make('p', { className: 'chart-failed', textContent: figure.dataset.failed });
        said.setAttribute('role', 'alert');
        figure.querySelector('.tools').after(said);
        button.disabled = false;
      }
    });
    figure.querySelector('.tools').prepend(button);
  }

  document.querySelectorAll('figure.picture[data-spec]').forEach(addButton);
}
