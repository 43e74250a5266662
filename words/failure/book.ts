import type { Lang } from '../text.ts';

/** What an assertion says where a state is expected, and where its opposite is. */
type State = readonly [missing: string, there: string];

/** The words that sentences on failures are made of, in one language. */
export interface Book {
  /** By Playwright's method: what could not be done, and what was done without an answer. */
  verbs: Readonly<Record<string, readonly [plain: string, done: string]>>;
  /** What is judged where no locator and no message of the tester says it. */
  subjects: Readonly<Record<string, string>>;
  states: Readonly<Record<string, State>>;
  /** What people call what a locator finds, by its ARIA role. */
  nouns: Readonly<Record<string, string>>;
  /** Other ways to find something, by the method of Playwright. */
  by: Readonly<Record<string, string>>;
  /** A place within another. */
  within: string;
  /** Values that are written otherwise than they are. */
  values: Readonly<Record<string, string>>;
  page: string;
  pageAt(path: string): string;
  element: string;
  needed: string;
  seconds(count: number): string;
  many(count: string): string;
  unopened(page: string, why: string): string;
  unanswered(verb: string, place: string, waited: string): string;
  undone(verb: string, place: string, waited: string): string;
  unseen(place: string, waited: string): string;
  seen(value: string): string;
  need(value: string): string;
  needPart(value: string): string;
  needForm: string;
  unlike: string;
  untrue: string;
  lacks(value: string): string;
  lacksHas(missing: string, has: string): string;
  lacksExtra(missing: string, extra: string): string;
  extra(value: string): string;
  unwanted(value: string): string;
  unwantedPart(value: string): string;
  forbidden: string;
  form(pattern: string): string;
  times(value: string, count: number): string;
  more(count: number): string;
}

const vi: Book = {
  verbs: {
    check: ['đánh dấu', 'đánh dấu'],
    click: ['bấm', 'bấm'],
    dblclick: ['bấm', 'bấm'],
    fill: ['điền', 'điền'],
    hover: ['trỏ vào', 'trỏ vào'],
    press: ['gõ phím ở', 'gõ phím ở'],
    selectOption: ['chọn', 'chọn'],
    setInputFiles: ['đính kèm tệp vào', 'đính kèm tệp vào'],
    textContent: ['đọc', 'đọc'],
    innerText: ['đọc', 'đọc'],
    inputValue: ['đọc', 'đọc'],
    uncheck: ['bỏ đánh dấu', 'bỏ đánh dấu'],
    waitFor: ['thấy', 'thấy'],
  },
  subjects: {
    toHaveURL: 'địa chỉ trang',
    toHaveTitle: 'tên trang',
    toHaveScreenshot: 'hình chụp trang',
  },
  states: {
    toBeAttached: ['không có', 'vẫn còn'],
    toBeChecked: ['chưa được đánh dấu', 'vẫn được đánh dấu'],
    toBeDisabled: ['vẫn dùng được', 'không dùng được'],
    toBeEditable: ['không sửa được', 'vẫn sửa được'],
    toBeEmpty: ['không trống', 'trống'],
    toBeEnabled: ['không dùng được', 'vẫn dùng được'],
    toBeFocused: ['không được chọn sẵn', 'vẫn được chọn sẵn'],
    toBeHidden: ['vẫn hiện', 'không hiện'],
    toBeVisible: ['không hiện', 'vẫn hiện'],
  },
  nouns: {
    alert: 'cảnh báo',
    button: 'nút',
    cell: 'ô của bảng',
    checkbox: 'ô đánh dấu',
    columnheader: 'cột',
    combobox: 'ô chọn',
    definition: 'mục',
    dialog: 'hộp thoại',
    form: 'biểu mẫu',
    group: 'nhóm',
    heading: 'tiêu đề',
    img: 'hình',
    link: 'liên kết',
    list: 'danh sách',
    listitem: 'mục',
    main: 'nội dung trang',
    navigation: 'thanh điều hướng',
    option: 'lựa chọn',
    radio: 'lựa chọn',
    region: 'vùng',
    row: 'dòng',
    searchbox: 'ô tìm kiếm',
    status: 'thông báo',
    tab: 'thẻ',
    table: 'bảng',
    term: 'mục',
    textbox: 'ô',
  },
  by: {
    getByLabel: 'ô',
    getByPlaceholder: 'ô',
    getByText: 'dòng chữ',
    getByTitle: 'phần tử',
    getByAltText: 'hình',
    getByTestId: 'phần tử',
  },
  within: ' trong ',
  values: {
    ...{ true: 'có', false: 'không', undefined: 'không có gì', null: 'không có gì' },
    ...{ '[]': 'không có gì', '""': '(trống)', visible: 'nhìn thấy' },
  },
  page: 'trang',
  pageAt: (path) => `trang ${path}`,
  element: 'phần tử cần dùng',
  needed: 'phần tử cần có',
  seconds: (count) => ` sau ${String(count).replace('.', ',')} giây`,
  many: (count) => `có ${count} phần tử cùng tên trên trang, lẽ ra chỉ có một`,
  unopened: (page, why) => `không mở được ${page}: ${why}`,
  unanswered: (verb, place, waited) => `đã ${verb} ${place}, nhưng trang không trả lời${waited}`,
  undone: (verb, place, waited) => `không ${verb} được ${place}${waited}`,
  unseen: (place, waited) => `không thấy ${place}${waited}`,
  seen: (value) => `thấy ${value}`,
  need: (value) => `cần ${value}`,
  needPart: (value) => `cần có ${value}`,
  needForm: 'cần đúng dạng đã định',
  unlike: 'không đúng dạng cần có',
  untrue: 'không đúng',
  lacks: (value) => `thiếu ${value}`,
  lacksHas: (missing, has) => `thiếu ${missing}; chỉ có ${has}`,
  lacksExtra: (missing, extra) => `thiếu ${missing}; thừa ${extra}`,
  extra: (value) => `thừa ${value}`,
  unwanted: (value) => `lẽ ra không được là ${value}`,
  unwantedPart: (value) => `lẽ ra không được có ${value}`,
  forbidden: 'có nội dung không được phép',
  form: (pattern) => `dạng ${pattern}`,
  times: (value, count) => `${value} (${count} lần)`,
  more: (count) => ` và ${count} mục khác`,
};

const en: Book = {
  verbs: {
    check: ['check', 'checked'],
    click: ['click', 'clicked'],
    dblclick: ['click', 'clicked'],
    fill: ['fill', 'filled'],
    hover: ['point at', 'pointed at'],
    press: ['press a key in', 'pressed a key in'],
    selectOption: ['choose in', 'chose in'],
    setInputFiles: ['attach a file to', 'attached a file to'],
    textContent: ['read', 'read'],
    innerText: ['read', 'read'],
    inputValue: ['read', 'read'],
    uncheck: ['uncheck', 'unchecked'],
    waitFor: ['see', 'saw'],
  },
  subjects: {
    toHaveURL: 'address of the page',
    toHaveTitle: 'title of the page',
    toHaveScreenshot: 'screenshot of the page',
  },
  states: {
    toBeAttached: ['is missing', 'is still there'],
    toBeChecked: ['is not checked', 'is still checked'],
    toBeDisabled: ['is still enabled', 'is disabled'],
    toBeEditable: ['cannot be edited', 'can still be edited'],
    toBeEmpty: ['is not empty', 'is empty'],
    toBeEnabled: ['is disabled', 'is still enabled'],
    toBeFocused: ['is not focused', 'is still focused'],
    toBeHidden: ['is still shown', 'is not shown'],
    toBeVisible: ['is not shown', 'is still shown'],
  },
  nouns: {
    alert: 'alert',
    button: 'button',
    cell: 'cell',
    checkbox: 'checkbox',
    columnheader: 'column',
    combobox: 'drop-down list',
    definition: 'entry',
    dialog: 'dialog',
    form: 'form',
    group: 'group',
    heading: 'heading',
    img: 'picture',
    link: 'link',
    list: 'list',
    listitem: 'item',
    main: 'content of the page',
    navigation: 'navigation',
    option: 'option',
    radio: 'option',
    region: 'region',
    row: 'row',
    searchbox: 'search field',
    status: 'message',
    tab: 'tab',
    table: 'table',
    term: 'entry',
    textbox: 'field',
  },
  by: {
    getByLabel: 'field',
    getByPlaceholder: 'field',
    getByText: 'text',
    getByTitle: 'element',
    getByAltText: 'picture',
    getByTestId: 'element',
  },
  within: ' in ',
  values: {
    ...{ true: 'yes', false: 'no', undefined: 'nothing', null: 'nothing' },
    ...{ '[]': 'nothing', '""': '(empty)', visible: 'visible' },
  },
  page: 'the page',
  pageAt: (path) => `page ${path}`,
  element: 'the element',
  needed: 'the element',
  seconds: (count) => ` after ${count} s`,
  many: (count) => `${count} elements on the page have this name, there should be one`,
  unopened: (page, why) => `cannot open ${page}: ${why}`,
  unanswered: (done, place, waited) => `${done} ${place}, but the page did not answer${waited}`,
  undone: (verb, place, waited) => `cannot ${verb} ${place}${waited}`,
  unseen: (place, waited) => `${place} not found${waited}`,
  seen: (value) => `found ${value}`,
  need: (value) => `expected ${value}`,
  needPart: (value) => `expected it to contain ${value}`,
  needForm: 'expected another form',
  unlike: 'not of the expected form',
  untrue: 'not true',
  lacks: (value) => `lacks ${value}`,
  lacksHas: (missing, has) => `lacks ${missing}; has only ${has}`,
  lacksExtra: (missing, extra) => `lacks ${missing}; should not have ${extra}`,
  extra: (value) => `should not have ${value}`,
  unwanted: (value) => `should not be ${value}`,
  unwantedPart: (value) => `should not contain ${value}`,
  forbidden: 'has forbidden content',
  form: (pattern) => `the form ${pattern}`,
  times: (value, count) => `${value} (${count} times)`,
  more: (count) => ` and ${count} more`,
};

export const BOOKS: Readonly<Record<Lang, Book>> = { vi, en };
