/** The English of what this suite says in Vietnamese, for reports in English; `{}` stands for what changes. */
export const english: Readonly<Record<string, string>> = {};
