// What a browser shows of a page: the questions that the live rules ask. Evaluated once in each page, as `gate`.
window.gate = (() => {
  const label = (element) => {
    const copy = element.cloneNode(false).outerHTML.replace(/<\/[\w-]+>$/, "");
    return `${copy.slice(0, 110)} ${(element.textContent || "").trim().replace(/\s+/g, " ").slice(0, 40)}`.trim();
  };

  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  // Cut down to nothing, as what only screen readers are to read.
  const isCut = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.clipPath.startsWith("inset(50%")) return true;
      const cuts = style.overflow !== "visible" && (each.clientWidth <= 1 || each.clientHeight <= 1);
      if (cuts && style.position === "absolute") return true;
    }
    return false;
  };

  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) => top.slice(0, 3).map((part, n) => (part * top[3] + below[n] * (255 - top[3])) / 255).concat(255);
  const behind = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) {
      layers.push(rgba(getComputedStyle(each).backgroundColor));
      if (layers.at(-1)[3] === 255) break;
    }
    const canvasColor = rgba(matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff");
    return layers.reverse().reduce((below, top) => over(top, below), canvasColor);
  };
  const luminance = (color) =>
    color.slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const tabStops = () => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const stops = all.filter((each) => each.tabIndex >= 0 && !each.disabled && each.type !== "hidden" && isShown(each));
    // Of radio buttons in a group, the chosen one alone is a stop.
    const chosen = (each) => stops.find((other) => other.name === each.name && other.type === "radio" && other.checked);
    return stops.filter((each) => each.type !== "radio" || each.checked || !chosen(each));
  };

  const looks = (element) => {
    const style = getComputedStyle(element);
    return { outline: `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`, shadow: style.boxShadow, ground: style.backgroundColor };
  };
  // Who may carry the ring of a control: itself, its label, what it stands in.
  const carriers = (element) => [element, ...(element.labels || []), element.parentElement, element.nextElementSibling].filter(Boolean);

  const ringOf = (element, before) => {
    const style = getComputedStyle(element);
    if (!isShown(element) || isCut(element)) return false;
    const ground = behind(element.parentElement || element);
    const width = parseFloat(style.outlineWidth);
    const now = looks(element);
    if (style.outlineStyle === "auto") return true;
    if (style.outlineStyle !== "none" && width >= 2 && now.outline !== before.outline)
      return contrast(over(rgba(style.outlineColor), ground), ground) >= 3;
    if (now.shadow !== "none" && now.shadow !== before.shadow) {
      const color = now.shadow.match(/^[a-z-]+\([^)]*\)|^#\w+|^\w+/)?.[0] || "transparent";
      return contrast(over(rgba(color), ground), ground) >= 3;
    }
    return false;
  };

  const isObscured = (element) => {
    // Of a box that is larger than the window, what is in the window.
    const inside = (box) => new DOMRect(Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth) - Math.max(box.left, 0), Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
    const boxes = [...element.getClientRects()].map(inside).filter((box) => box.width > 0 && box.height > 0);
    const own = (hit) => hit && (element.contains(hit) || hit.contains(element) || [...(element.labels || [])].some((each) => each.contains(hit)));
    const points = boxes.flatMap((box) => [0.1, 0.5, 0.9].flatMap((x) => [0.2, 0.8].map((y) => [box.left + box.width * x, box.top + box.height * y])));
    return points.length > 0 && !points.some(([x, y]) => own(document.elementFromPoint(x, y)));
  };

  // The keyboard was the last to move the focus: whatever is focused now shows its ring.
  const focusFaults = (within = document) => {
    const faults = [];
    for (const element of tabStops().filter((each) => within.contains(each))) {
      document.activeElement.blur();
      const before = carriers(element).map(looks);
      element.focus();
      if (document.activeElement !== element) { faults.push(["takes no focus", label(element)]); continue; }
      if (!carriers(element).some((each, n) => ringOf(each, before[n]))) faults.push(["no ring", label(element)]);
      if (isObscured(element)) faults.push(["obscured", label(element)]);
    }
    document.activeElement.blur();
    scrollTo(0, 0);
    return faults;
  };

  const scrolls = (element) => {
    for (let each = element; each; each = each.parentElement)
      if (["auto", "scroll"].includes(getComputedStyle(each).overflowX)) return true;
    return false;
  };
  const overflows = (width) => {
    const wide = document.documentElement.scrollWidth;
    const faults = wide > width ? [`the page is ${wide} px wide`] : [];
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (!box.width || !isShown(element) || isCut(element) || scrolls(element) || element.closest("svg")?.parentElement.closest("svg")) continue;
      if (box.right > width + 1 || box.left < -4) faults.push(`${Math.round(box.left)} to ${Math.round(box.right)} px: ${label(element)}`);
      const cut = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && style.display !== "inline";
      if (cut && element.tagName !== "INPUT") faults.push(`cut off: ${label(element)}`);
    }
    return faults.slice(0, 5);
  };

  // The words of the page's text that are more than controls, with what shows them.
  const CONTROLS = "nav, button, fieldset, form, search, script, style, template, noscript, title";
  const words = (aside) => {
    const found = [];
    const walker = document.createTreeWalker(document.querySelector("main") || document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (/[\p{L}\p{N}]/u.test(node.data) && !node.parentElement.closest(`${CONTROLS}, ${aside}`)) found.push(node);
    return found;
  };
  const isSeen = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0 && box.right > 0 && box.bottom + scrollY > 0);
    return boxes.length > 0 && isShown(node.parentElement) && !isCut(node.parentElement);
  };
  // What a reader can come to see on a screen, for paper to show too: it shows, or opens, or is a choice away.
  const said = () => words("template").filter(isSeen).reduce((sum, node) => sum + node.data.trim().length, 0);
  let remembered = [];
  const remember = (aside) => {
    remembered = words(aside).filter((node) => isSeen(node) || node.parentElement.closest("[popover], details, .claim"));
    return remembered.length;
  };
  const forgotten = () =>
    remembered.filter((node) => !isSeen(node)).map((node) => `"${node.data.trim().replace(/\s+/g, " ").slice(0, 60)}" in ${label(node.parentElement)}`);

  // Words whose colour is too near that of what is behind them.
  const faint = () => {
    const elements = new Set(words("template").filter(isSeen).map((node) => node.parentElement));
    const own = (each) => contrast(over(rgba(getComputedStyle(each).color), behind(each)), behind(each));
    return [...elements].filter((each) => own(each) < 4.5).map(label).slice(0, 5);
  };

  // One note of each kind, as they tell by their badges.
  const notes = () => {
    const kinds = new Map();
    for (const note of document.querySelectorAll("[popover][id]")) {
      const kind = note.querySelector(".badge")?.className || "";
      if (!kinds.has(kind)) kinds.set(kind, note.id);
    }
    return [...kinds.values()];
  };

  const moving = () => {
    const faults = [];
    const slow = (times) => times.split(",").some((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1) > 0.01);
    for (const element of document.querySelectorAll("*"))
      for (const part of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, part);
        if (part && style.content === "none") continue;
        if (style.animationName !== "none" && slow(style.animationDuration)) faults.push(`animation ${style.animationName} of ${label(element)}`);
        if (slow(style.transitionDuration) && style.transitionProperty !== "none") faults.push(`transition of ${label(element)}`);
        if (!part && style.scrollBehavior === "smooth") faults.push(`smooth scrolling of ${label(element)}`);
      }
    return faults.slice(0, 5);
  };

  return { label, isShown, tabStops, focusFaults, overflows, said, remember, forgotten, faint, notes, moving };
})();
