// Keys. Single letters rest while somebody writes, and when the account has turned them off.
const find = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const writing = (target) =>
  target.closest?.("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=submit], [type=button])");

let waiting; // after "g", for the letter of a menu entry

function submit(target) {
  const form = target.form ?? target.closest?.("form");
  form?.requestSubmit(find("button:not([type=button])", form));
  return Boolean(form);
}

function choose(target, number) {
  const groups = all("main .choices:has([type=radio])");
  const group = target.closest?.(".choices") ?? (groups.length === 1 ? groups[0] : null);
  const radio = group && all("input[type=radio]", group)[number - 1];
  radio?.focus();
  radio?.click();
  return Boolean(radio);
}

function row(target, key) {
  const rows = all(":is(.work, .rows) tbody tr");
  const here = rows.indexOf(target.closest?.("tr"));
  if (key === "j" || key === "k") {
    const next = rows[here < 0 ? 0 : here + (key === "j" ? 1 : -1)];
    next && find("a, button", next)?.focus();
    return Boolean(next);
  }
  const control = here >= 0 && find(key === "o" ? "a" : "input[type=checkbox]", rows[here]);
  if (control) control.click();
  return Boolean(control);
}

function act(target, key) {
  if (waiting) {
    clearTimeout(waiting);
    waiting = undefined;
    const entry = all("[data-key]").find((link) => link.dataset.key === key);
    entry?.click();
    return Boolean(entry);
  }
  if (key === "g") {
    waiting = setTimeout(() => (waiting = undefined), 1500);
    return true;
  }
  if (key >= "1" && key <= "9") return choose(target, Number(key));
  if ("jkox".includes(key)) return row(target, key);
  const wanted = { c: 'a[aria-keyshortcuts="c"]', "/": '[aria-keyshortcuts="/"]', "?": "[data-shortcuts-page]" }[key];
  const element = wanted && find(wanted);
  if (!element) return false;
  if (key === "/") element.focus();
  else element.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
  if (event.ctrlKey) {
    if (key === "Enter" && submit(target)) event.preventDefault();
    return;
  }
  if (key.length > 1 || document.documentElement.dataset.shortcuts === "off" || writing(target)) return;
  if (act(target, key)) event.preventDefault();
});
