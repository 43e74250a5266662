// Lists of agencies: a button that opens a listbox, filled with what the chosen province has.
const plain = (text) => text.normalize('NFC').toLocaleLowerCase('vi').trim();

class Chooser {
  constructor(box) {
    this.box = box;
    this.button = box.querySelector('button[aria-haspopup="listbox"]');
    this.value = box.querySelector('input[type="hidden"]');
    this.empty = this.button.textContent;
    this.panel = box.querySelector('.panel');
    this.search = this.panel.querySelector('input');
    this.list = this.panel.querySelector('[role="listbox"]');
    this.options = [];
    this.button.addEventListener('click', () => this.toggle(this.panel.hidden));
    this.search.addEventListener('input', () => this.draw());
  }

  async load(url) {
    const answer = await fetch(url);
    this.options = (await answer.json()).agencies;
    this.draw();
  }

  clear() {
    this.value.value = '';
    this.button.textContent = this.empty;
  }

  toggle(isOpen) {
    this.panel.hidden = !isOpen;
    this.button.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    this.search.value = '';
    this.draw();
    this.search.focus();
  }

  draw() {
    const typed = this.search.value;
    const fits = ({ name }) =>
      this.box.dataset.compare === 'bytes'
        ? name.includes(typed)
        : plain(name).includes(plain(typed));
    this.list.replaceChildren(
      ...this.options.filter(fits).map(({ code, name }) => {
        const option = document.createElement('button');
        option.type = 'button';
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', String(this.value.value === code));
        option.textContent = name;
        option.addEventListener('click', () => this.choose(code, name));
        return option;
      }),
    );
  }

  choose(code, name) {
    this.value.value = code;
    this.button.textContent = name;
    this.toggle(false);
    this.box.dispatchEvent(new CustomEvent('chosen', { detail: code }));
  }
}

const form = document.querySelector('form[data-agencies]');
if (form) {
  const at = (name) => new Chooser(form.querySelector(`[data-chooser="${name}"]`));
  const [province, unit, ministry] = [at('province'), at('unit'), at('ministry')];
  const { agencies, level, keep } = form.dataset;
  const show = (kind) => {
    province.box.hidden = kind !== 'PROVINCE';
    unit.box.hidden = kind !== 'PROVINCE' || level !== 'xa';
    ministry.box.hidden = kind === 'PROVINCE';
  };
  for (const radio of form.querySelectorAll('input[name="searchType"]'))
    radio.addEventListener('change', () => show(radio.value));
  show(form.querySelector('input[name="searchType"]:checked').value);
  void province.load(`${agencies}?loai=province`);
  void ministry.load(`${agencies}?loai=ministry`);
  province.box.addEventListener('chosen', ({ detail }) => {
    if (keep !== 'yes') unit.clear();
    void unit.load(`${agencies}?loai=unit&tinh=${encodeURIComponent(detail)}`);
  });
}
