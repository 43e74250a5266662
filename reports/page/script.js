// The page's own behaviour: language, theme, filters, and the list of cases drawn on demand.
(() => {
  'use strict';
  const root = document.documentElement;
  const STEP = 50;

  const remembered = (name) => {
    try {
      return localStorage.getItem(`nghiemthu-${name}`);
    } catch {
      return null;
    }
  };
  const remember = (name, value) => {
    try {
      localStorage.setItem(`nghiemthu-${name}`, value);
    } catch {
      // Private windows forget; the page works all the same.
    }
  };

  /** Letters without marks in lower case, so that "ho so" finds "hồ sơ". */
  const plain = (text) =>
    text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const data = (() => {
    const holder = document.getElementById('case-data');
    return holder === null ? null : JSON.parse(holder.textContent);
  })();
  const redraws = [];

  /** What has both languages stands as two indexes. */
  const inLanguage = ([vi, en]) => data.texts[language() === 'vi' ? vi : en];

  const language = () => root.dataset.lang;
  const setLanguage = (lang) => {
    root.dataset.lang = lang;
    root.lang = lang;
    const title = document.querySelector(`.bar-title [data-lang=${lang}]`);
    if (title !== null) document.title = title.textContent;
    for (const redraw of redraws) redraw();
  };

  const actions = {
    language() {
      const next = language() === 'vi' ? 'en' : 'vi';
      remember('lang', next);
      setLanguage(next);
    },
    theme() {
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const now = root.dataset.theme ?? (dark ? 'dark' : 'light');
      root.dataset.theme = now === 'dark' ? 'light' : 'dark';
      remember('theme', root.dataset.theme);
    },
    print() {
      print();
    },
  };
  for (const button of document.querySelectorAll('[data-action]')) {
    button.addEventListener('click', () => actions[button.dataset.action]());
  }

  for (const table of document.querySelectorAll('table[data-filter]')) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 6) continue;
    const lang = table.closest('[lang]').lang;
    const label = document.getElementById('main').getAttribute(`data-search-${lang}`);
    const input = element('input', { type: 'search', placeholder: label, 'aria-label': label });
    const letters = rows.map((row) => plain(row.textContent));
    input.addEventListener('input', () => {
      const wanted = plain(input.value.trim());
      rows.forEach((row, index) => {
        row.hidden = !letters[index].includes(wanted);
      });
    });
    table.parentElement.before(element('p', { class: 'table-filter' }, input));
  }

  if (data !== null) {
    const section = document.getElementById('cases');
    const filters = section.querySelector('.case-filters');
    const count = section.querySelector('.case-count');
    const list = section.querySelector('.case-list');
    const more = section.querySelector('.case-more');
    const wanted = { text: '', verdict: '', platform: '' };
    let found = [];
    let letters = null;

    const number = (value) =>
      String(value).replace(/\B(?=(\d{3})+$)/g, language() === 'vi' ? '.' : ',');
    const seconds = (ms) => {
      const text = (ms / 1000).toFixed(ms < 10000 ? 2 : 1);
      return `${language() === 'vi' ? text.replace('.', ',') : text} s`;
    };

    const lettersOf = (row) =>
      plain(
        [
          ...row[0].map((at) => data.texts[at]),
          ...row[7],
          ...(row[9] === 0
            ? []
            : row[9]
                .slice(3)
                .flat()
                .map((at) => data.texts[at])),
        ].join(' '),
      );

    const evidenceOf = (row, words) =>
      row[10].map(([href, kind, name]) => {
        const label = `${words.evidenceKind[kind]} (${name})`;
        return href === ''
          ? element('span', {}, `${label} – ${words.missing}`)
          : element('a', { href }, label);
      });

    const details = (row, words) => {
      const body = element('div', { class: 'case-body' });
      body.append(
        element(
          'p',
          {},
          `${words.at}: ${row[5]} · ${words.attempts}: ${row[4]} · ${row[7].join(', ')}`,
        ),
      );
      if (row[9] !== 0) {
        const [blame, step, location, message, plainly] = row[9];
        const where = [inLanguage(step), data.texts[location]].filter(Boolean).join(' – ');
        body.append(
          element(
            'p',
            {},
            row[3] === 1 ? `${words.failedFirst}: ` : '',
            element('strong', {}, words.blame[blame]),
            where === '' ? '' : `: ${where}`,
          ),
        );
        const plain = inLanguage(plainly);
        if (plain !== '') body.append(element('p', {}, plain));
        body.append(element('pre', { tabindex: '0' }, data.texts[message]));
      }
      if (row[8].length > 0) {
        const steps = row[8].map(([title, ms, failed]) =>
          element(
            'li',
            failed ? { class: 'tone-fail' } : {},
            `${inLanguage(title)} – ${seconds(ms)}`,
          ),
        );
        body.append(element('p', {}, `${words.steps}:`), element('ol', {}, ...steps));
      }
      const links = evidenceOf(row, words);
      const shown =
        links.length > 0 ? links : [element('a', { href: 'verdict.json' }, 'verdict.json')];
      const line = element('p', {}, `${words.evidence}: `);
      shown.forEach((link, index) => line.append(index === 0 ? '' : ', ', link));
      body.append(line);
      return body;
    };

    const item = (index) => {
      const row = data.rows[index];
      const words = data.words[language()];
      const flaky = row[3] === 1 ? ` (${words.unstable.toLowerCase()})` : '';
      const summary = element(
        'summary',
        {},
        element('span', { class: `badge ${row[2]}` }, words.verdict[row[2]] + flaky),
        element('span', { class: 'case-title' }, inLanguage(row[0])),
        element('span', { class: 'case-time' }, seconds(row[6])),
      );
      const made = element('details', {}, summary);
      made.addEventListener('toggle', () => {
        if (made.open && made.childElementCount === 1) made.append(details(row, words));
      });
      return element('li', {}, made);
    };

    const drawMore = () => {
      const start = list.childElementCount;
      list.append(...found.slice(start, start + STEP).map(item));
      const words = data.words[language()];
      const shown = Math.min(start + STEP, found.length);
      count.textContent =
        found.length === 0
          ? words.noMatch
          : `${words.shown} ${number(shown)} ${words.of} ${number(found.length)}`;
      more.replaceChildren();
      if (shown < found.length) {
        const button = element('button', { type: 'button' }, words.more);
        button.addEventListener('click', () => {
          const first = list.childElementCount;
          drawMore();
          list.children[first]?.querySelector('summary')?.focus();
        });
        more.append(button);
      }
    };

    const redraw = () => {
      const text = plain(wanted.text.trim());
      if (text !== '') letters ??= data.rows.map(lettersOf);
      found = [];
      data.rows.forEach((row, index) => {
        if (
          wanted.verdict === 'flaky'
            ? row[3] === 0
            : wanted.verdict !== '' && row[2] !== wanted.verdict
        )
          return;
        if (wanted.platform !== '' && String(row[1]) !== wanted.platform) return;
        if (text !== '' && !letters[index].includes(text)) return;
        found.push(index);
      });
      list.replaceChildren();
      drawMore();
    };

    const select = (name, label, options) => {
      const made = element('select', { 'aria-label': label });
      for (const [value, text] of options) made.append(element('option', { value }, text));
      made.value = wanted[name];
      made.addEventListener('change', () => {
        wanted[name] = made.value;
        redraw();
      });
      return made;
    };

    const drawFilters = () => {
      const words = data.words[language()];
      const input = element('input', {
        type: 'search',
        placeholder: words.searchCases,
        'aria-label': words.searchCases,
      });
      input.value = wanted.text;
      input.addEventListener('input', () => {
        wanted.text = input.value;
        redraw();
      });
      filters.replaceChildren(
        input,
        select('verdict', words.verdictLabel, [
          ['', `${words.verdictLabel}: ${words.all}`],
          ...Object.entries(words.verdict),
          ['flaky', words.unstable],
        ]),
        select('platform', words.systemLabel, [
          ['', `${words.systemLabel}: ${words.all}`],
          ...data.platforms.map((name, index) => [String(index), name[language()]]),
        ]),
      );
    };

    // What needs eyes comes first when there is any of it.
    if (data.rows.some((row) => row[2] === 'fail')) wanted.verdict = 'fail';
    redraws.push(drawFilters, redraw);
  }

  const theme = remembered('theme');
  if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
  const lang = remembered('lang');
  setLanguage(lang === 'vi' || lang === 'en' ? lang : root.dataset.lang);
  if (location.hash.startsWith('#en-') && language() === 'vi') setLanguage('en');
})();
