// A ready sentence goes into the text where the cursor stands.
for (const menu of document.querySelectorAll("select[data-phrases]")) {
  const field = document.getElementById(menu.dataset.phrases);
  if (!field) continue;
  menu.closest("[hidden]")?.removeAttribute("hidden");
  menu.addEventListener("change", () => {
    if (!menu.value) return;
    const { selectionStart: start, selectionEnd: end, value } = field;
    const gap = start > 0 && !/\s$/.test(value.slice(0, start)) ? " " : "";
    field.setRangeText(gap + menu.value, start, end, "end");
    menu.value = "";
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
