// Everything here only shortens the way: each page works without it.
import "./keys.js";
import "./forms.js";

const wanted = { dates: "input[data-date]", pick: "input[data-pick]", phrases: "select[data-phrases]" };
for (const [name, selector] of Object.entries(wanted)) {
  if (document.querySelector(selector)) import(`./${name}.js`);
}
