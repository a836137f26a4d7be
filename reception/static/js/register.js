// The register by keys: what reception/education/rules/keys.py says. Without this, radios, Tab and Enter do the same.
const PAGE = 5; // rows at once with the page keys
const DIGITS = 3; // minutes have so many at most
const LETTERS = "ngost";

export function equip(form) {
  const rows = [...form.querySelectorAll("tbody tr")];
  let digits = "";
  let early = false;
  const radio = (row, letter) => row.querySelector(`input[type=radio][value="${letter}"]`);
  const chosen = (row) => row.querySelector("input[type=radio]:checked");
  const minutes = (row) => row.querySelector(".late-min");
  const rowOf = (target) => rows.indexOf(target.closest("tr"));

  const count = () => {
    for (const told of form.querySelectorAll("[data-count]")) {
      const letter = told.dataset.count;
      const many = rows.filter((row) => chosen(row)?.value === letter).length;
      told.textContent = told.dataset.words.replace("#", many);
      told.hidden = !many && letter !== "n";
    }
  };
  const go = (at) => {
    const row = rows[(at + rows.length) % rows.length];
    (chosen(row) ?? radio(row, "n")).focus();
    row.scrollIntoView({ block: "nearest" });
    digits = "";
    early = false;
  };
  const choose = (row, letter) => {
    const wanted = radio(row, letter);
    wanted.checked = true;
    wanted.focus();
    wanted.dispatchEvent(new Event("change", { bubbles: true }));
  };
  // Left early is added to minutes late that stand; any other letter begins anew.
  const mark = (row, letter) => {
    const late = /^\s*([1-9][0-9]*)/.exec(minutes(row).value);
    digits = "";
    early = letter === "t";
    if (early && chosen(row)?.value === "s" && late) {
      minutes(row).value = `${late[1]}+`;
      return;
    }
    minutes(row).value = "";
    choose(row, letter);
  };
  const type = (row, digit) => {
    if (digits.length >= DIGITS) return;
    digits += digit;
    const letter = chosen(row)?.value;
    if (early && letter === "s") minutes(row).value = `${minutes(row).value.split("+")[0]}+${digits}`;
    else {
      minutes(row).value = digits;
      if (letter !== "s" && letter !== "t") choose(row, "s");
    }
  };

  form.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const at = rowOf(target);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE }[key];
    if (step) go(at + step);
    else if (target.type !== "radio" || document.documentElement.dataset.shortcuts === "off") return;
    else if (key.length === 1 && LETTERS.includes(key.toLowerCase())) mark(rows[at], key.toLowerCase());
    else if (/^[0-9]$/.test(key)) type(rows[at], key);
    else return;
    event.preventDefault();
  });
  form.addEventListener("change", count);
  // A plus without minutes behind it is no more than was there before.
  form.addEventListener("submit", () => {
    for (const row of rows) minutes(row).value = minutes(row).value.replace(/\+\s*$/, "");
  });
  const help = document.querySelector(".register-keys");
  if (help && document.documentElement.dataset.shortcuts !== "off") help.hidden = false;
  count();
}

document.querySelectorAll("form[data-register]").forEach(equip);
