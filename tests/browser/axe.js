// Run in the page after axe-core: what axe found, and the contrast of all text that axe cannot judge by itself.
// Text in a picture takes its colour from `fill`, which axe does not read; cells that a scrolling box hides, signs such
// as ✓ and single digits axe leaves undecided. For all of them the colours are computed here.
async (tags) => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const seen = new Map();

  function rgba(colour) {
    if (!seen.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      seen.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return seen.get(colour);
  }
  const isOpaque = (colour) => colour !== 'none' && rgba(colour)[3] === 255;
  const light = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  function contrast(one, other) {
    const [a, b] = [luminance(rgba(one)), luminance(rgba(other))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /** The nearest ground that hides what is behind it; half-transparent grounds are not in the house style. */
  function groundOf(node) {
    for (let at = node; at; at = at.parentElement) {
      const ground = getComputedStyle(at).backgroundColor;
      if (isOpaque(ground)) return ground;
      if (rgba(ground)[3] > 0) return '';
    }
    return 'white';
  }

  /** Several marks may be one path: what lies between them is no ground. */
  function covers(node, x, y) {
    const point = new DOMPoint(x, y).matrixTransform(node.getScreenCTM().inverse());
    return node.isPointInFill(point);
  }

  /** In a picture: the last filled shape drawn before the text that lies under its middle. */
  function shapeUnder(text, shapes) {
    const box = text.getBoundingClientRect();
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    return shapes.findLast(({ node, at }) => at.left <= x && x <= at.right && at.top <= y && y <= at.bottom
      && covers(node, x, y) && node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  function shapesOf(picture) {
    return [...picture.querySelectorAll('rect, circle, path, polygon, ellipse')]
      .filter((node) => getComputedStyle(node).fill !== 'none')
      .map((node) => ({ node, at: node.getBoundingClientRect() }));
  }

  function judge(node, colour, ground, name) {
    const style = getComputedStyle(node);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = ground ? contrast(colour, ground) : 0;
    const isSeen = rgba(colour)[3] === 255 && ratio >= (isLarge ? 3 : 4.5);
    return isSeen ? [] : [`${name}: ${colour} on ${ground || 'a half-transparent ground'} is ${ratio.toFixed(2)}`];
  }

  function judgePicture(picture) {
    const shapes = shapesOf(picture);
    return [...picture.querySelectorAll('text')].flatMap((text) => {
      const shape = shapeUnder(text, shapes);
      const ground = shape ? getComputedStyle(shape.node).fill : groundOf(picture);
      return judge(text, getComputedStyle(text).fill, ground, `text “${text.textContent}”`);
    });
  }

  const shortly = (node) => node.outerHTML.slice(0, 120);
  const found = await axe.run(document, {
    runOnly: tags, resultTypes: ['violations', 'incomplete'], selectors: false, elementRef: true, preload: false,
  });
  const open = found.incomplete.flatMap(({ id, nodes }) => nodes.map((one) => ({
    rule: id, node: one.element, why: [...one.any, ...one.all, ...one.none].map((said) => said.data?.messageKey ?? said.id).join(', '),
  })));
  const undecided = open.filter(({ rule, node }) => rule === 'color-contrast' && !node.closest('svg'));
  const pictures = [...document.querySelectorAll('svg')].filter((one) => one.checkVisibility() && one.querySelector('text'));
  return {
    violations: found.violations.flatMap(({ id, nodes }) => nodes.map((one) => `${id}: ${shortly(one.element)}`)),
    open: [...new Set(open.map(({ rule, why }) => `${rule}: ${why}`))],
    faint: [
      ...undecided.flatMap(({ node }) => judge(node, getComputedStyle(node).color, groundOf(node), shortly(node))),
      ...pictures.flatMap(judgePicture),
    ],
    passed: found.passes.length,
    judged: undecided.length + pictures.length,
  };
}
