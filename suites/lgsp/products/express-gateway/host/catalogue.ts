interface CatalogueRow {
  seq: number;
  Code: string;
  Name: string;
}

/** One shared catalogue, as its contract answers for it. */
export class Catalogue {
  readonly #rows: CatalogueRow[];
  #last: number;

  constructor(records: readonly (readonly [code: string, name: string])[]) {
    this.#rows = records.map(([Code, Name], n) => ({ seq: n + 1, Code, Name }));
    this.#last = records.length;
  }

  about() {
    const field = (Name: string, Length: number) => ({ Name, Type: 'string', Length });
    return { Fields: [field('Code', 20), field('Name', 250)], Count: this.#rows.length };
  }

  /** Records that follow one: what comes and goes before it moves nothing. */
  page(size: number, after: number) {
    const found = this.#rows.filter(({ seq }) => seq > after).slice(0, size);
    const Next = found.length < size ? null : (found.at(-1)?.seq ?? null);
    const Data = found.map(({ Code, Name }) => ({ Code, Name }));
    return { Count: this.#rows.length, Size: size, Data, Next };
  }

  add(Code: string, Name: string) {
    if (this.#rows.some((row) => row.Code === Code))
      return { MSG: `Data not insert: ${Code} is duplicate`, Count: 0 };
    this.#rows.push({ seq: ++this.#last, Code, Name });
    return { MSG: 'Data inserted', Count: 1 };
  }

  remove(Code: string) {
    const at = this.#rows.findIndex((row) => row.Code === Code);
    if (at === -1) return { MSG: 'Data not delete: no such record', Count: 0 };
    this.#rows.splice(at, 1);
    return { MSG: 'Data deleted', Count: 1 };
  }
}
