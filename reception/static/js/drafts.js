// Drafts: what somebody writes is kept on the server, on leaving a field, every ten seconds, and when the page is left.
const EVERY = 10_000;
const keepers = new Map(); // form -> its keeper

const told = document.getElementById("session-end");

// After signing in in another tab, this page goes on with the new session, if it is the same person's.
export async function renew() {
  try {
    const answer = await fetch("/session", { headers: { Accept: "application/json" }, redirect: "manual" });
    if (!answer.ok) return false;
    const { token, user } = await answer.json();
    if (String(user) !== told?.dataset.user) return false;
    for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = token;
    document.querySelector("meta[name=csrf-token]").content = token;
    return true;
  } catch {
    return false;
  }
}

function keeper(form) {
  const state = form.querySelector("[data-draft-state]");
  let changed = false;
  let ended = false;
  let sent = false;
  let request; // under way

  const tell = (text) => state && (state.textContent = text);
  const tellEnded = () => {
    ended = true;
    if (!state) return;
    const link = document.createElement("a");
    link.href = "/sign-in";
    link.target = "_blank";
    link.textContent = state.dataset.signIn;
    state.replaceChildren(state.dataset.ended, " ", link);
  };
  const body = () => {
    const pairs = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    return new URLSearchParams([...pairs.filter(([name]) => name !== "_draft"), ["_draft", "1"]]).toString();
  };
  const send = (text, leaving) => fetch(form.getAttribute("action") || location.href, {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
    body: text,
    redirect: "manual",
    signal: request.signal,
    keepalive: leaving && text.length < 60_000,
  });

  async function keep(leaving = false) {
    if (!changed || sent || (request && !leaving)) return;
    request?.abort();
    const mine = (request = new AbortController());
    changed = false;
    try {
      let answer = await send(body(), leaving);
      if (answer.status === 400 && (await renew())) answer = await send(body(), leaving);
      if (answer.type === "opaqueredirect") tellEnded();
      else if (answer.ok) {
        ended = false;
        tell((await answer.json()).text);
      } else throw new Error(answer.status);
    } catch {
      if (mine.signal.aborted) return;
      changed = true; // and is tried again
      tell(state?.dataset.failed);
    } finally {
      if (request === mine) request = undefined;
    }
  }

  form.addEventListener("focusout", () => keep());
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "_draft") {
      event.preventDefault();
      changed ||= !request; // what is under way holds the same words, since leaving the field sent them
      keep();
    } else {
      sent = true;
      request?.abort();
    }
  });
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden) keep(true);
    else if (ended && (await renew())) {
      ended = false;
      changed = true;
      keep();
    }
  });
  addEventListener("pageshow", () => (sent = false));
  setInterval(() => keep(), EVERY);
  return {
    keep,
    wrote: (field) => {
      changed = true;
      if (document.activeElement !== field) keep(); // it was left before this was here
    },
  };
}

export function wrote(field) {
  if (!keepers.has(field.form)) keepers.set(field.form, keeper(field.form));
  keepers.get(field.form).wrote(field);
}

// Before the session ends: what is not kept yet.
export const keepAll = () => Promise.all([...keepers.values()].map((one) => one.keep()));
