// Preview only: reloads the page when it has changed, and shows problems, warnings and drafts.
(() => {
  "use strict";
  const words = "WORDS";
  const {tag} = document.currentScript.dataset;
  let {build} = document.currentScript.dataset;
  const SCROLL = "nadwa-preview-scroll", FOLDED = "nadwa-preview-open";
  let source = null, host = null, dismissed = "";

  const STYLE = `
    :host { all: initial; }
    * { box-sizing: border-box; }
    aside { position: fixed; inset: auto 0 0; z-index: 2147483647; max-block-size: 60vh; overflow: auto;
      padding: .5rem 1rem; background: #1d1f21; color: #f5f5f5; font: 14px/1.6 system-ui, sans-serif;
      border-block-start: 4px solid #e06c5a; text-align: start; }
    aside.quiet { inset-inline-end: auto; inset-inline-start: 1rem; inset-block-end: 1rem; padding: .25rem .75rem;
      max-inline-size: calc(100vw - 2rem); border: 1px solid #8a8d91; border-radius: 4px; }
    header { display: flex; gap: 1rem; justify-content: space-between; align-items: start; }
    p, ol { margin: .25rem 0; }
    ol { padding: 0; list-style: none; }
    li { margin-block-end: .5rem; overflow-wrap: anywhere; }
    bdi { font: 13px/1.5 ui-monospace, monospace; }
    li > bdi, a > bdi { display: inline-block; }
    li span { display: block; white-space: pre-wrap; }
    summary { cursor: pointer; padding-block: .25rem; }
    a { color: #a9c7ff; }
    button { padding: .25rem .75rem; background: #f5f5f5; color: #1d1f21; border: 0; border-radius: 3px; font: inherit;
      cursor: pointer; }
    :focus-visible { outline: 2px solid #ffd27d; outline-offset: 2px; }`;

  const element = (name, text = "", ...children) => {
    const made = document.createElement(name);
    made.textContent = text;
    made.append(...children);
    return made;
  };

  const place = (text) => Object.assign(element("bdi", text), {dir: "ltr"});

  // What stands between backticks is typed from the left, whatever the language around it.
  const sentence = (text) => element("span", "", ...text.split(/(`[^`]+`)/).map((part, n) => n % 2 ? place(part) : part));

  const lines = ({items}) => element("ol", "", ...items.map(({place: at, message}) =>
    element("li", "", ...(at ? [place(at)] : []), sentence(message))));

  const links = ({items}) => element("ol", "", ...items.map((address) => {
    const link = Object.assign(document.createElement("a"), {href: `/${address}`});
    link.append(place(`/${address}`));
    return element("li", "", link);
  }));

  const fold = (name, title, list) => {
    const made = element("details", "", element("summary", title), list);
    made.open = sessionStorage.getItem(`${FOLDED}-${name}`) === "1";
    made.addEventListener("toggle", () => sessionStorage.setItem(`${FOLDED}-${name}`, made.open ? "1" : "0"));
    return made;
  };

  const dismiss = () => { host?.remove(); host = null; };

  const show = (news) => {
    const {errors, warnings, drafts} = news;
    const said = JSON.stringify([errors, warnings, drafts]);
    const waiting = document.querySelector("[data-nothing-built]");
    if (waiting) {
      if (!errors.items.length) return;
      document.title = waiting.querySelector("h1").textContent = words.flawed;
      waiting.querySelector("ol").replaceWith(lines(errors));
      return;
    }
    dismiss();
    const is_loud = errors.items.length > 0;
    if (said === dismissed || !(is_loud || warnings.items.length || drafts.items.length)) return;
    const close = Object.assign(element("button", words.close), {type: "button"});
    close.addEventListener("click", () => { dismissed = said; dismiss(); });
    const told = element("div");
    if (is_loud) {
      told.setAttribute("role", "alert");
      told.append(element("p", "", element("strong", `${words.last} ${errors.title}`)), lines(errors));
    }
    const head = element("header", "", told, close);
    const panel = element("aside", "", head);
    const folds = is_loud ? panel : told;
    if (warnings.items.length) folds.append(fold("warnings", warnings.title, lines(warnings)));
    if (drafts.items.length) folds.append(fold("drafts", `${drafts.title} (${drafts.items.length})`, links(drafts)));
    panel.className = is_loud ? "" : "quiet";
    panel.tabIndex = 0;  // what can be scrolled can be scrolled by keys
    Object.assign(panel, {lang: words.lang, dir: words.dir});
    panel.setAttribute("aria-label", words.name);
    host = Object.assign(document.createElement("div"), {id: "nadwa-preview"});
    const shadow = host.attachShadow({mode: "open"});
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(panel);
    document.body.append(host);
  };

  // Only a page that shows something else than before is loaded again, and stands where it stood.
  const reload = () => {
    sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  };

  const hear = async (news) => {
    if (news.build !== build) {
      const now = await fetch(location.pathname, {method: "HEAD", cache: "no-store"});
      if (now.headers.get("ETag") !== `"${tag}"`) return reload();
      build = news.build;
    }
    show(news);
  };

  const restore = () => {
    const [path, x, y] = JSON.parse(sessionStorage.getItem(SCROLL) ?? "[]");
    if (path === location.pathname) scrollTo({left: x, top: y, behavior: "instant"});
  };

  const listen = () => {
    source = new EventSource("/-/events");
    source.addEventListener("news", (event) => hear(JSON.parse(event.data)).catch(() => {}));
  };

  // A browser opens six connections to a host at most: only pages that are seen keep one.
  const attend = () => {
    source?.close();
    if (document.visibilityState === "visible") listen();
  };

  restore();
  addEventListener("load", () => { restore(); sessionStorage.removeItem(SCROLL); });
  document.addEventListener("visibilitychange", attend);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") host?.shadowRoot.querySelector("button").click();
  });
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", (event) => { if (event.persisted) attend(); });
  attend();
})();
