// Run in the page: what the Tab key should reach, in the order of the page, and what it does reach, step by step.
() => {
  const reachable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const isThere = (node) => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({ visibilityProperty: true })
    && node.getClientRects().length > 0;
  const order = [...document.querySelectorAll(reachable)].filter(isThere);
  const shortly = (node) => node.outerHTML.slice(0, 100);
  // A browser may also stop at a box that scrolls and was not made reachable by us.
  const scrolls = (node) => node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight;

  function isMarked(node) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
    return (outlineStyle === 'auto' || outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) && outlineColor !== 'rgba(0, 0, 0, 0)';
  }

  /** Some point of it is neither out of sight nor under a heading that stays in place. */
  function isInSight(node) {
    return [...node.getClientRects()].some(({ left, right, top, bottom }) => [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]]
      .some(([x, y]) => {
        const hit = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
        return hit !== null && (node.contains(hit) || hit.contains(node) && hit.closest('a, button, summary, label') !== null);
      }));
  }

  window.walked = { wanted: order.map(shortly), steps: [], faults: [], isOut: false };
  addEventListener('keyup', () => {
    if (walked.isOut) return;
    const node = document.activeElement;
    const at = order.indexOf(node);
    if (node === document.body) {
      walked.isOut = true;
    } else if (at >= 0 || !scrolls(node)) {
      walked.steps.push(at);
      if (!isMarked(node)) walked.faults.push(`no mark: ${shortly(node)}`);
      if (!isInSight(node)) walked.faults.push(`out of sight: ${shortly(node)}`);
    }
  }, true);
  return order.length;
}
