// The end of the session: told five minutes before, put off with one key, and nothing stays on the screen after it.
const dialog = document.getElementById("session-end");
const words = document.getElementById("session-end-text");
const stayButton = dialog.querySelector("[data-stay]");
const leaveButton = dialog.querySelector("[data-leave]");
const before = Number(dialog.dataset.before);
const AGAIN = 10;

let timer;
let endsAt = 0;

const at = (seconds, work) => {
  clearTimeout(timer);
  timer = setTimeout(work, Math.max(1, seconds) * 1000);
};
const token = () => document.querySelector("meta[name=csrf-token]").content;
const post = (path) => fetch(path, {
  method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token() }, redirect: "manual",
});

function isChanged(field) {
  if (!field.name || field.type === "hidden" || field.type === "password") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
  return "defaultValue" in field && field.type !== "file" && field.value !== field.defaultValue;
}

// A form that meets the end of its session is kept, and given back after sign-in.
function leave() {
  clearTimeout(timer);
  const form = [...document.querySelectorAll("main form[method=post]")]
    .find((each) => each.elements._submission && [...each.elements].some(isChanged));
  if (!form) {
    location.assign(`/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`);
    return;
  }
  const draft = document.createElement("input");
  draft.type = "hidden";
  draft.name = "_draft";
  draft.value = "1";
  for (const button of form.querySelectorAll("[name=_draft]")) button.disabled = true;
  form.append(draft);
  HTMLFormElement.prototype.submit.call(form);
}

function close() {
  if (dialog.open) dialog.close(); // and the focus goes back to where it was
}

function show({ left, extendable, text }) {
  words.textContent = text;
  stayButton.hidden = !extendable;
  leaveButton.hidden = extendable;
  endsAt = Date.now() + left * 1000;
  if (!dialog.open) {
    dialog.showModal();
    (extendable ? stayButton : leaveButton).focus();
  }
}

// Nobody may read what stands here once the session is over, also when nothing can be asked.
function cover() {
  if (endsAt && Date.now() > endsAt) document.querySelector("main").hidden = true;
}

function go(state) {
  document.querySelector("main").hidden = false;
  if (state.left > before) {
    close();
    at(state.left - before, look);
  } else {
    show(state);
    at(Math.min(AGAIN, state.left + 1), look);
  }
}

async function look() {
  try {
    if (!dialog.open && document.querySelector("form[data-draft]")) await (await import("./drafts.js")).keepAll();
    const answer = await fetch("/session", { headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.ok) go(await answer.json());
    else if (answer.type === "opaqueredirect") leave();
    else throw new Error(answer.status);
  } catch {
    cover();
    at(AGAIN, look);
  }
}

async function stay() {
  try {
    const answer = await post("/session/stay");
    if (answer.ok) go(await answer.json());
    else look();
  } catch {
    at(AGAIN, look);
  }
}

stayButton.addEventListener("click", stay);
leaveButton.addEventListener("click", async () => {
  try {
    await post("/sign-out");
    leave();
  } catch {
    at(AGAIN, look);
  }
});
dialog.addEventListener("cancel", (event) => {
  if (stayButton.hidden) return;
  event.preventDefault(); // whoever presses Escape is there
  stay();
});
document.addEventListener("visibilitychange", () => document.hidden || look());
look();
