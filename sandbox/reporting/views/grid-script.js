// The grid of figures: moves by the keyboard, and saves each cell when it is left.
const form = document.querySelector('form[data-grid]');
const note = document.querySelector('[data-saved]');
const cells = [...document.querySelectorAll('input.figure')];
const moves = form?.dataset.keys !== 'off';

function place(cell) {
  const row = cell.closest('tr');
  return { row, at: [...row.children].indexOf(cell.closest('td')) };
}

function step(cell, down, right) {
  const { row, at } = place(cell);
  let next = row;
  let column = at;
  for (;;) {
    next = down > 0 ? next.nextElementSibling : down < 0 ? next.previousElementSibling : next;
    column += right;
    const found = next?.children[column];
    if (!found) return;
    const input = found.querySelector('input.figure');
    if (input) {
      input.focus();
      input.select();
      return;
    }
  }
}

const KEYS = { ArrowDown: [1, 0], ArrowUp: [-1, 0], Enter: [1, 0] };

let saving = Promise.resolve();

function save(cell) {
  const origin = form.elements[`goc.${cell.dataset.cell}`];
  if (origin.value === cell.value) return;
  const body = new URLSearchParams({
    csrf: form.elements.csrf.value,
    [`o.${cell.dataset.cell}`]: cell.value,
    [`goc.${cell.dataset.cell}`]: origin.value,
  });
  const sent = cell.value;
  saving = saving.then(async () => {
    note.textContent = 'Đang lưu…';
    const answer = await fetch(form.action, {
      ...{ method: 'POST', body, headers: { Accept: 'application/json' } },
    }).catch(() => null);
    const told = answer === null ? null : await answer.json().catch(() => null);
    if (!answer?.ok) {
      cell.setAttribute('aria-invalid', 'true');
      note.textContent = told?.error ?? 'Chưa lưu được. Hãy bấm “Lưu nháp”.';
      return;
    }
    origin.value = sent;
    cell.removeAttribute('aria-invalid');
    for (const [key, value] of Object.entries(told.soLieu)) {
      const output = document.querySelector(`output[data-cell="${key}"]`);
      if (output) output.textContent = value;
    }
    note.textContent = 'Đã tự lưu.';
  });
}

for (const cell of cells) {
  cell.addEventListener('change', () => save(cell));
  cell.addEventListener('keydown', (event) => {
    const [down, right] = KEYS[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    event.preventDefault();
    if (moves) step(cell, down, right);
  });
}
// A double click sends once.
for (const one of document.querySelectorAll('form'))
  one.addEventListener('submit', (event) => {
    if (one.dataset.sent) event.preventDefault();
    one.dataset.sent = 'yes';
  });
