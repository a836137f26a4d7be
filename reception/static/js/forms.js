// Forms: what must be put right is read first, nothing is sent twice, the room that is left is told.
const wrong = document.querySelector(".errors[tabindex], .conflict-head[tabindex]");
if (wrong) wrong.focus();
// A browser gives [autofocus] its turn with the first frame, which may come after the first letter of somebody quick.
else if (document.activeElement === document.body && !location.hash) document.querySelector("main [autofocus]")?.focus();

const sent = new Map(); // form -> its buttons, while an answer is awaited

function release(form) {
  for (const button of sent.get(form) ?? []) button.removeAttribute("aria-disabled");
  sent.delete(form);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  const buttons = [...form.elements].filter((element) => element.type === "submit");
  sent.set(form, buttons);
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  setTimeout(release, 8000, form); // an answer that is a file leaves the page standing
});
addEventListener("pageshow", () => [...sent.keys()].forEach(release));

for (const told of document.querySelectorAll("[data-limit]")) {
  const field = told.parentElement.querySelector("textarea");
  const limit = Number(told.dataset.limit);
  const tell = () => {
    const left = limit - [...field.value].length;
    told.textContent = left > limit / 5 ? "" : told.dataset.left.replace("#", left);
  };
  field.addEventListener("input", tell);
  tell();
}
