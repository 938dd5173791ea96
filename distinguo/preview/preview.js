// What the preview adds to each page: it loads again when it has changed, says what is wrong with the site, and leads
// from a passage to its entry in the catalogue. Nothing of this is published.
"use strict";
{
  const { version } = document.currentScript.dataset;
  const PLACE = "distinguo-preview-place";
  const WINDOW = "distinguo-po";

  const make = (name, attributes = {}, ...children) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...children);
    return element;
  };

  const host = make("distinguo-preview");
  const root = host.attachShadow({ mode: "open" });
  const list = make("ul");
  const counted = make("strong");
  const rest = make("span");
  const details = make("details", {}, make("summary", {}, counted, rest), list);
  const panel = make("section", { className: "panel", ariaLabel: "Preview: problems", hidden: true }, details);
  const lost = make("p", { className: "lost", hidden: true }, "The preview has ended: this page stays as it is.");
  const said = make("p", { className: "visually-hidden", role: "status" });
  const marks = make("nav", { ariaLabel: "Preview: entries of the catalogues" });
  const style = () => make("link", { rel: "stylesheet", href: "/_preview/preview.css" });
  root.append(style(), said, panel, lost, marks);
  document.head.append(style());
  document.body.append(host);

  // Entries: `translations/en/LC_MESSAGES/kursk.po:123`; without a line where the catalogue hasn't the message yet.

  const address = (entry) => {
    const found = /([^/]+)\/LC_MESSAGES\/([^/]+)\.po(?::(\d+))?$/.exec(entry);
    const path = found && `/_po/${encodeURIComponent(found[1])}/${encodeURIComponent(found[2])}`;
    return path && (found[3] ? `${path}#L${found[3]}` : path);
  };
  const passages = [...document.querySelectorAll("[data-entry]")].filter((each) => address(each.dataset.entry));
  // Of the words themselves, and of the room beside them in their own block.
  const passageOf = (node) =>
    node instanceof Element
      ? (node.closest("[data-entry]") ?? node.querySelector(":scope > [data-entry]:only-child"))
      : null;
  const markOf = new Map();
  for (const passage of passages) {
    const { entry } = passage.dataset;
    if (markOf.has(entry)) continue;
    const words = passage.textContent.trim().replace(/\s+/g, " ").slice(0, 60);
    const mark = make("a", { className: "mark", href: address(entry), target: WINDOW, title: entry });
    mark.addEventListener("focus", () => {
      passage.scrollIntoView({ block: "center" });
      show(passage);
    });
    mark.addEventListener("blur", hide);
    mark.addEventListener("pointerenter", () => clearTimeout(leaving));
    mark.addEventListener("pointerleave", leave);
    markOf.set(entry, Object.assign(mark, { words }));
    marks.append(mark);
  }

  let shown = null;
  let leaving = 0;

  // In the margin beside the first line; above it where other words stand there, or where the margin is too narrow.
  // Always within the window.
  function place() {
    const mark = markOf.get(shown.dataset.entry);
    const line = shown.getClientRects()[0];
    if (!line) return;
    const { offsetWidth: width, offsetHeight: height } = mark;
    const left = line.left - width - 8;
    const isBeside = left >= 4 && line.left - edge(shown) < 8;
    const top = isBeside ? line.top + (line.height - height) / 2 : line.top - height - 4;
    mark.style.left = `${Math.min(Math.max(isBeside ? left : line.left, 4), innerWidth - width - 4)}px`;
    mark.style.top = `${Math.min(Math.max(top, 4), innerHeight - height - 4)}px`;
  }

  // Where the lines of an element's block begin.
  function edge(element) {
    let block = element;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    return block.getBoundingClientRect().left + parseFloat(getComputedStyle(block).paddingLeft);
  }

  function show(passage) {
    clearTimeout(leaving);
    if (shown !== passage) hide();
    shown = passage;
    shown.dataset.shown = "";
    markOf.get(shown.dataset.entry).classList.add("shown");
    place();
  }

  function hide() {
    if (!shown) return;
    delete shown.dataset.shown;
    markOf.get(shown.dataset.entry).classList.remove("shown");
    shown = null;
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(() => root.activeElement?.matches(".mark") || hide(), 400);
  }

  function reveal(entry) {
    const passage = passages.find((each) => each.dataset.entry === entry);
    if (!passage) return;
    passage.scrollIntoView({ block: "center" });
    passage.tabIndex = -1;
    passage.focus({ preventScroll: true });
  }

  function revealAsked() {
    const asked = /^#entry=(.+)$/.exec(location.hash);
    if (asked) reveal(decodeURIComponent(asked[1]));
  }

  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, ({ target }) => {
      const passage = passageOf(target);
      if (passage && markOf.has(passage.dataset.entry)) show(passage);
      else if (target !== host) leave();
    });
  }
  const open = (event) => {
    const passage = event.altKey && passageOf(event.target);
    const mark = passage && markOf.get(passage.dataset.entry);
    if (!mark) return;
    event.preventDefault();
    window.open(mark.href, WINDOW);
  };
  document.addEventListener("click", open, { capture: true });
  document.addEventListener("keydown", (event) => event.key === "Enter" && open(event), { capture: true });
  for (const kind of ["keydown", "keyup", "blur"]) {
    addEventListener(kind, (event) => document.documentElement.toggleAttribute("data-alt", Boolean(event.altKey)));
  }
  for (const kind of ["scroll", "resize"]) addEventListener(kind, () => shown && place(), { passive: true, capture: true });
  addEventListener("hashchange", revealAsked);

  // Changes: the server tells the version of this page, and what is wrong with the site.

  function again() {
    const target = document.querySelector(":target[data-key]");
    const kept = {
      path: location.pathname,
      x: scrollX,
      y: scrollY,
      key: target?.dataset.key,
      top: target?.getBoundingClientRect().top,
    };
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
    history.scrollRestoration = "manual";
    location.reload();
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    if (kept?.path !== location.pathname) {
      revealAsked();
      return;
    }
    // An entry's line may have moved: it is known by its key.
    const target = kept.key && document.querySelector(`[data-key="${CSS.escape(kept.key)}"]`);
    if (target && location.hash !== `#${target.id}`) location.replace(`#${target.id}`);
    const top = target ? scrollY + target.getBoundingClientRect().top - kept.top : kept.y;
    scrollTo({ left: kept.x, top, behavior: "instant" });
    addEventListener("load", () => setTimeout(() => (history.scrollRestoration = "auto")), { once: true });
  }

  const many = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  const isHere = ({ entry }) => passages.some((each) => each.dataset.entry === entry);

  function item(problem) {
    const { place, entry, error, message, check } = problem;
    const where = make("code", { textContent: place });
    const href = address(entry);
    const line = make("li", { className: error ? "error" : "warning" });
    line.append(href ? make("a", { href, target: WINDOW }, where) : where, ` ${message} `);
    line.append(make("span", { className: "check" }, `(${check})`));
    if (isHere(problem)) {
      const passage = make("a", { href: `#entry=${encodeURIComponent(entry)}`, textContent: "on this page" });
      passage.addEventListener("click", () => reveal(entry));
      line.append(" ", passage);
    }
    return line;
  }

  let told = null;

  function tell(problems) {
    const text = JSON.stringify(problems);
    if (text === told) return;
    told = text;
    const errors = problems.filter((problem) => problem.error).length;
    const warnings = problems.length - errors;
    const counts = [errors && many(errors, "error"), warnings && many(warnings, "warning")].filter(Boolean).join(", ");
    counted.textContent = counts;
    rest.textContent = errors ? " – the page is as it was before; it follows when this is mended" : "";
    said.textContent = counts;
    panel.classList.toggle("faulty", errors > 0);
    panel.hidden = !problems.length;
    // What stops the site comes first, then what is on this page.
    const weight = (problem) => 2 * problem.error + isHere(problem);
    list.replaceChildren(...problems.toSorted((one, other) => weight(other) - weight(one)).map(item));
    details.open = errors > 0;
    makeRoom();
  }

  // Below the end of the page, so that the panel covers none of it.
  function makeRoom() {
    host.style.blockSize = panel.hidden ? "" : `${panel.offsetHeight}px`;
  }
  details.addEventListener("toggle", makeRoom);

  function label(problems, fuzzy) {
    for (const passage of passages) passage.toggleAttribute("data-fuzzy", fuzzy.includes(passage.dataset.entry));
    for (const [entry, mark] of markOf) {
      const passage = passages.find((each) => each.dataset.entry === entry);
      const state = passage.matches("[data-fuzzy]") ? "fuzzy" : passage.matches(".fallback") ? "untranslated" : "";
      const own = problems.filter((problem) => problem.entry === entry).length;
      mark.textContent = ["po", state, own && many(own, "problem")].filter(Boolean).join(" · ");
      mark.classList.toggle("open", Boolean(state || own));
      mark.ariaLabel = `${mark.textContent}: ${mark.words}`;
    }
  }

  let source = null;

  // Not while the page is hidden: a browser gives one server six connections in all.
  function listen() {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(`/_preview/events?page=${encodeURIComponent(decodeURIComponent(location.pathname))}`);
    source.onerror = () => (lost.hidden = false);
    source.onmessage = ({ data }) => {
      const news = JSON.parse(data);
      lost.hidden = true;
      if (news.version !== version) again();
      tell(news.problems);
      label(news.problems, news.fuzzy);
    };
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    });
  }
  label([], []);
  restore();
  document.addEventListener("visibilitychange", listen);
  listen();
}
