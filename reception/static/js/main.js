// Everything here only shortens the way: each page works without it.
import "./keys.js";
import "./forms.js";

const wanted = {
  dates: "input[data-date]", pick: "input[data-pick]", phrases: "select[data-phrases]",
  register: "form[data-register]", results: "form[data-results]",
};
for (const [name, selector] of Object.entries(wanted)) {
  if (document.querySelector(selector)) import(`./${name}.js`);
}

// Drafts are kept from the first letter on.
for (const event of ["input", "change"]) {
  document.addEventListener(event, ({ target }) => {
    if (target.form?.matches("[data-draft]")) import("./drafts.js").then((drafts) => drafts.wrote(target), () => {});
  });
}

// The end of the session is told in time, and nothing of that is loaded before.
const told = document.getElementById("session-end");
if (told) {
  const due = Date.now() + (told.dataset.left - told.dataset.before) * 1000;
  const look = () => {
    if (Date.now() >= due) import("./session.js").catch(() => setTimeout(look, 10_000));
  };
  setTimeout(look, Math.max(0, due - Date.now()));
  document.addEventListener("visibilitychange", look); // a computer that slept has missed its timers
}
