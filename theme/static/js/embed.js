// Both ends of a table's frame. In the light page: tells the page around it how high the table is, and nothing else. In
// the page around it: gives the frame that height, believing only a frame that shows a page of this script's own site.
// Without this script a frame has the height that its code names, and the table scrolls inside it.
'use strict';

{
  const root = document.documentElement;
  const HIGHEST = 4000; // px

  function tellHeight() {
    root.classList.add('whole'); // for the moment of measuring: no table is cut to the frame
    const height = Math.ceil(root.getBoundingClientRect().height);
    root.classList.remove('whole');
    parent.postMessage({ cchcHeight: height }, '*');
  }

  if (root.classList.contains('embed')) {
    // A frame out of sight is not laid out, so nothing is observed there: it tells its height unasked, too.
    addEventListener('load', tellHeight);
    document.fonts.ready.then(tellHeight);
    const observer = new ResizeObserver(tellHeight);
    document.querySelectorAll('main > *, table').forEach((part) => observer.observe(part));
    addEventListener('message', ({ data }) => { if (data?.cchcHeight === 0) tellHeight(); });
  } else {
    const site = new URL(document.currentScript.src).origin;
    const frames = () => [...document.querySelectorAll('iframe')];
    addEventListener('message', ({ data, origin, source }) => {
      const frame = frames().find(({ contentWindow }) => contentWindow === source);
      if (frame && origin === site && data?.cchcHeight > 0) frame.height = Math.min(data.cchcHeight, HIGHEST);
    });
    // Frames that were there before this script are asked once more.
    frames().forEach(({ contentWindow }) => contentWindow.postMessage({ cchcHeight: 0 }, '*'));
  }
}
