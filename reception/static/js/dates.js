// The date as it was understood, in words, below the field. GET /dates/echo answers plain text.
async function tell(field) {
  const echo = document.getElementById(`${field.id}-echo`);
  const text = field.value.trim();
  if (!echo) return;
  if (!text) {
    echo.textContent = "";
    return;
  }
  try {
    const answer = await fetch(`/dates/echo?${new URLSearchParams({ text, looks: field.dataset.date })}`);
    const words = answer.ok && !answer.redirected ? await answer.text() : "";
    if (field.value.trim() === text) echo.textContent = words;
  } catch {
    echo.textContent = "";
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches("input[data-date]")) tell(event.target);
});
for (const field of document.querySelectorAll("input[data-date]")) {
  if (field.value && document.getElementById(`${field.id}-echo`)?.textContent === "") tell(field);
}
