// The grid of results: arrows and Enter move, G and I set, Delete empties, copied cells are pasted where one stands.
const form = document.querySelector("form[data-results]");
const cells = "tbody .cell";
document.querySelector("[data-results-keys]")?.removeAttribute("hidden");

const place = (cell) => ({ row: cell.closest("tr"), column: cell.closest("td, th").cellIndex });
const cellAt = (row, column) => row?.cells[column]?.querySelector(".cell");

function beside(cell, rows, columns) {
  let { row, column } = place(cell);
  for (;;) {
    if (rows) row = rows > 0 ? row.nextElementSibling : row.previousElementSibling;
    column += columns;
    if (!row || column < 0 || column >= row.cells.length) return null;
    const found = cellAt(row, column); // what is signed is passed over
    if (found) return found;
  }
}

function go(cell) {
  cell?.focus();
  if (cell?.matches("input")) cell.select();
  return Boolean(cell);
}

function set(menu, value) {
  menu.value = value;
  menu.dispatchEvent(new Event("input", { bubbles: true }));
  menu.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

// In a text the arrows first move inside it.
function sideways(cell, key) {
  const onwards = key === "ArrowRight"; // a day is written from left to right in every language
  if (cell.matches("input") && cell.value) {
    const { selectionStart: start, selectionEnd: end } = cell;
    const isWhole = start === 0 && end === cell.value.length;
    if (!isWhole && (start !== end || start !== (onwards ? cell.value.length : 0))) return false;
  }
  const isMirrored = document.documentElement.dir === "rtl";
  return go(beside(cell, 0, onwards === isMirrored ? -1 : 1)) || cell.matches("select");
}

function act(cell, key, backwards) {
  if (key === "Enter") return go(beside(cell, backwards ? -1 : 1, 0)) || true; // never sends the form by chance
  if (key === "ArrowDown" || key === "ArrowUp") return go(beside(cell, key === "ArrowDown" ? 1 : -1, 0)) || true;
  if (key === "ArrowLeft" || key === "ArrowRight") return sideways(cell, key);
  if (!cell.matches("select")) return false;
  if (key === "Delete" || key === "Backspace") return set(cell, "");
  const wanted = { g: "G", i: "IG" }[key.toLowerCase()];
  return wanted ? set(cell, wanted) : false;
}

form.addEventListener("keydown", (event) => {
  const { target, key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (!target.matches(cells) || altKey || ctrlKey || metaKey) return;
  if (act(target, key, shiftKey)) event.preventDefault();
});

// A row that differs from what is saved says so.
const written = (cell) => (cell.matches("select") ? [...cell.options].find((one) => one.defaultSelected)?.value ?? "" : cell.defaultValue);
const marked = new Set([...form.querySelectorAll("tr.is-unsaved")]);
form.addEventListener("input", ({ target }) => {
  if (!target.matches(cells)) return;
  const { row } = place(target);
  const changed = marked.has(row) || [...row.querySelectorAll(".cell")].some((cell) => cell.value !== written(cell));
  row.classList.toggle("is-unsaved", changed);
  row.querySelector(".unsaved-mark").hidden = !changed;
});

// Several cells of a sheet go through the same reading as the box below the grid: it fills what is clear, asks the rest.
form.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!event.target.matches(cells) || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const { row } = place(event.target);
  const column = event.target.name.split("-")[0];
  form.elements.text.value = text;
  form.elements.first_row.value = row.sectionRowIndex;
  if ([...form.elements.first_column.options].some((one) => one.value === column)) form.elements.first_column.value = column;
  form.requestSubmit(form.querySelector("button[name=read]"));
});
form.elements.text?.addEventListener("input", () => (form.elements.first_row.value = 0));
