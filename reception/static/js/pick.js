// Choosing a person while writing. POST {q} to data-pick-url answers [{text, label, detail}]; `text` becomes the value.
const token = document.querySelector('meta[name="csrf-token"]')?.content;

function equip(field) {
  const list = document.createElement("ul");
  const told = document.createElement("p");
  let asked = "";
  let timer;

  list.id = `${field.id}-list`;
  list.className = "picks";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", field.labels[0]?.textContent ?? "");
  told.className = "vh";
  told.role = "status";
  field.after(list, told);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) field.setAttribute(name, value);

  const options = () => [...list.children];
  const current = () => options().find((option) => option.ariaSelected === "true");
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const mark = (chosen) => {
    for (const option of options()) option.ariaSelected = String(option === chosen);
    if (chosen) {
      field.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const take = (option) => {
    field.value = asked = option.dataset.text;
    close();
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const show = (matches) => {
    list.replaceChildren(...matches.map((match, index) => {
      const option = document.createElement("li");
      const name = document.createElement("bdi");
      const detail = document.createElement("small");
      option.id = `${list.id}-${index}`;
      option.role = "option";
      option.ariaSelected = "false";
      option.dataset.text = match.text;
      name.textContent = match.label;
      detail.textContent = match.detail ?? "";
      option.append(name, " ", detail);
      return option;
    }));
    list.hidden = !matches.length;
    field.setAttribute("aria-expanded", String(Boolean(matches.length)));
    field.removeAttribute("aria-activedescendant");
    told.textContent = matches.length ? field.dataset.pickSome.replace("#", matches.length) : field.dataset.pickNone;
  };
  const ask = async () => {
    const q = field.value.trim();
    if (q === asked) return;
    asked = q;
    if (q.length < 2) {
      close();
      return;
    }
    try {
      const answer = await fetch(field.dataset.pickUrl, {
        method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" }, body: new URLSearchParams({ q }),
      });
      const matches = answer.ok && !answer.redirected ? await answer.json() : [];
      if (q === asked && document.activeElement === field) show(matches);
    } catch {
      close(); // the server offers the same choice when the form is sent
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (list.hidden || event.ctrlKey) return;
    if (step) {
      const each = options();
      mark(each.at((each.indexOf(current()) + (step < 0 && !current() ? 0 : step)) % each.length));
    } else if (event.key === "Enter" && current()) take(current());
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  if (document.activeElement === field) ask(); // whoever is quick has written before this was here
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps its focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}

document.querySelectorAll("input[data-pick]").forEach(equip);
