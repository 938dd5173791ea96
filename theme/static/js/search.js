// The search page's own small interface to Pagefind. Words come from the page, which is translated; nothing is
// fetched until somebody turns to the form, or the address holds a search.

const WAIT = 250; // Milliseconds after the last key, before a search begins.
const PAGE = 10; // Results shown at once.
const EXCERPT = 30; // Words of an excerpt.
const BEFORE = 6; // Words of it that stand before the first that was found.
const MOST = 200; // Places of a text that are looked at for its excerpt.
const LIKENESS = 0.6; // The part of a word that must begin another: endings differ.
const TIE = "\u2060"; // Ends what the index parts from its word with a space: l’⁠ inflazione.
const ELISION = /[\p{L}\p{M}]+['’‘ʼ`´](?=[\p{L}\p{N}])/gu;
const WORD = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su;
// What is only shown with a result is no reason to find it; such a match weighs nothing, and is left out.
const RANKING = { metaWeights: { title: 5, speaker: 2, by: 0, explainer: 0, kind: 0, lang: 0, status: 0 } };

const here = document.documentElement.lang;
const form = document.querySelector("#_search");
const found = document.querySelector("#_found");
const lists = document.querySelector("#_browse");
const [list, more, said] = [found.querySelector("ol"), found.querySelector("button"), form.querySelector("output")];
const { q, type, status, speaker, topic, lang } = form.elements;
const fields = [q, type, status, speaker, topic, lang];
const { many, none, failed } = form.dataset;
const root = new URL(form.dataset.root, document.baseURI);
const engines = new Map();
let latest = 0;
let timer = 0;
let rest = [];

/** Return Pagefind for a language. Each is a module of its own, for one program knows the endings of one language. */
function engine({ value, dataset }) {
  if (!engines.has(value)) {
    const loading = import(new URL(dataset.program, document.baseURI)).then(async (pagefind) => {
      await pagefind.options({ baseUrl: root.pathname, noWorker: true, ranking: RANKING });
      await pagefind.init();
      return pagefind;
    });
    engines.set(value, loading);
  }
  return engines.get(value);
}

/** Return the options of the languages to be searched, the page's own first. */
function languages() {
  const all = [...lang.options].filter((option) => option.dataset.program);
  return lang.value === "*" ? all : all.filter((option) => option.selected);
}

/** Return a query without the articles that its language joins to words: `l’inflazione` finds `dell’inflazione`. */
function bare(words, { dataset }) {
  const quoted = words.replace(/[“”„«»]/g, '"');
  return "elides" in dataset ? quoted.replace(ELISION, "") : quoted;
}

async function matches(language, words, filters) {
  const pagefind = await engine(language);
  const query = bare(words, language);
  const { results } = words
    ? await pagefind.search(query, { filters })
    : await pagefind.search(null, { filters, sort: { order: "asc" } });
  const kept = words ? results.filter(({ score }) => score > 0) : results;
  if (words && !(await knows(pagefind, query, kept.slice(0, PAGE)))) return [];
  return kept.map((result) => ({ result, language }));
}

/**
 * Return whether an index has every word of a query, going by its best results. For one that it lacks, Pagefind takes
 * the longest that begins it: "I" for "Israele".
 */
async function knows(pagefind, query, best) {
  const data = await Promise.all(best.map((result) => result.data()));
  const seen = data.flatMap(({ content, locations, meta: { title, speaker = "" } }) => {
    const words = content.split(/\s+/);
    const text = [title, speaker, ...locations.map((place) => words[place])].join(" ");
    return [...plain(text), ...parts(text)];
  });
  for (const word of plain(query)) {
    const isNear = seen.some((other) => shared(word, other) >= LIKENESS * word.length);
    if (!isNear && !(await pagefind.search(`"${word}"`)).results.length) return false;
  }
  return true;
}

/** Return the words of a text as Pagefind compares them: in small letters, without accents and signs. */
const plain = (text) => split(folded(text).replace(/[^\p{L}\p{N}\s]/gu, ""));
const parts = (text) => split(folded(text).replace(/[^\p{L}\p{N}]/gu, " "));
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const split = (text) => text.split(/\s+/).filter(Boolean);

const shared = (one, other) => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};

async function search() {
  clearTimeout(timer);
  const turn = ++latest;
  remember();
  const words = q.value.trim();
  const chosen = [type, status, speaker, topic].filter((field) => field.value);
  const filters = Object.fromEntries(chosen.map((field) => [field.name, field.value]));
  let answer = "";
  let all = [];
  let items = [];
  if (words || chosen.length) {
    try {
      all = (await Promise.all(languages().map((language) => matches(language, words, filters)))).flat();
      items = await shown(all.slice(0, PAGE));
      answer = all.length ? many.replace("{num}", all.length.toLocaleString(here)) : none;
    } catch {
      answer = failed;
    }
  }
  if (turn !== latest) return;
  rest = all.slice(PAGE);
  list.replaceChildren(...items);
  found.hidden = !items.length;
  more.hidden = !rest.length;
  said.value = answer;
  lists.hidden = false;
}

const shown = (some) => Promise.all(some.map(async (each) => item(await each.result.data(), each.language)));

async function showMore() {
  const turn = latest;
  const next = rest.slice(0, PAGE);
  try {
    const items = await shown(next);
    if (turn !== latest || rest[0] !== next[0]) return;
    rest = rest.slice(PAGE);
    list.append(...items);
    more.hidden = !rest.length;
    items[0].querySelector("a").focus();
  } catch {
    said.value = failed;
  }
}

/** Return a result: its heading and its excerpt with what was found marked, its status, who says it. */
function item({ url, meta, filters, content, locations }, language) {
  const made = document.querySelector("#_result").content.firstElementChild.cloneNode(true);
  const part = (name) => made.querySelector(name);
  const words = content.split(/\s+/);
  const title = meta.title.split(/\s+/);
  const hits = new Set(locations);
  part("a").href = url;
  part("a").append(marked(title, hits));
  if (language.value !== here) {
    [made.lang, made.dir, part("a").hreflang] = [language.lang, language.dir, language.value];
  }
  if (meta.lang) {
    const wrap = Object.assign(document.createElement("span"), { className: "fallback", lang: meta.lang });
    wrap.append(...part("a").childNodes);
    part("a").append(wrap);
  }
  if (meta.status) {
    part(".badge").classList.add(`badge-${filters.status[0]}`);
    part(".badge").textContent = meta.status;
  } else part(".badge").remove();
  part(".kicker").textContent = meta.kind;
  part(".claim-by").textContent = [meta.by, meta.explainer].filter(Boolean).map(untied).join(" · ");
  const excerpt = excerpted(words, title.length, hits, !meta.status);
  if (excerpt) part(".excerpt").append(excerpt);
  else part(".excerpt").remove();
  return made;
}

/** Return the words after the title where most was found; the first of them, or nothing, where nothing was. */
function excerpted(words, from, hits, always) {
  const after = [...hits].filter((hit) => hit >= from).sort((a, b) => a - b).slice(0, MOST);
  if (!after.length && (!always || words.length <= from)) return null;
  const near = (hit) => after.filter((other) => other >= hit && other < hit + EXCERPT - BEFORE).length;
  const best = after.reduce((best, hit) => (near(hit) > near(best) ? hit : best), after[0] ?? from);
  const start = Math.max(from, Math.min(best - BEFORE, words.length - EXCERPT));
  const end = Math.min(words.length, start + EXCERPT);
  const inside = new Set([...hits].map((hit) => hit - start));
  const out = marked(words.slice(start, end), inside);
  if (start > from) out.prepend("… ");
  if (end < words.length) out.append(" …");
  return out;
}

/** Return words as text, with those at `hits` marked, and what was parted joined again. */
function marked(words, hits) {
  const out = document.createDocumentFragment();
  words.forEach((word, place) => {
    const [, before, core, after] = untied(word).match(WORD);
    const mark = document.createElement("mark");
    mark.textContent = core;
    out.append(before, hits.has(place) && core ? mark : core, after);
    if (place < words.length - 1 && !word.endsWith(TIE)) out.append(" ");
  });
  return out;
}

const untied = (words) => words.replace(/\u2060 ?/g, "");

const standard = ({ options, defaultValue }) =>
  options ? ([...options].find((option) => option.defaultSelected) ?? options[0]).value : defaultValue;

/** Write the search into the address, so that it can be shared and found again on the way back. */
function remember() {
  const state = new URLSearchParams();
  for (const field of fields) if (field.value !== standard(field)) state.set(field.name, field.value);
  const query = state.toString() && `?${state}`;
  history.replaceState(history.state, "", location.pathname + query + location.hash);
}

/** Take the search from the address; return whether there is one. */
function recall() {
  const state = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = (state.get(field.name) ?? standard(field)).slice(0, q.maxLength);
    if (field.selectedIndex === -1) field.value = standard(field);
  }
  return fields.some((field) => field.value !== standard(field));
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("reset", () => setTimeout(search));
form.addEventListener("focusin", () => languages().forEach((language) => engine(language).catch(() => {})));
more.addEventListener("click", showMore);

form.hidden = false;
if (recall()) {
  // Else they would stand there for a moment, and jump when the results come.
  lists.hidden = true;
  search();
}
