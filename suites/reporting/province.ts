import { catalogueOf, configOfSuites } from '../journey.ts';

/** A unit that reports. */
export interface Unit {
  code: string;
  name: string;
}

/** The province, and all whose reports come together in its totals. */
export interface Province {
  name: string;
  communes: readonly Unit[];
  departments: readonly Unit[];
}

/** The province of the configuration. */
export function provinceOf(lang: 'vi' | 'en' = 'vi'): Province {
  const { communes, plan } = configOfSuites();
  const departments = catalogueOf('reporting', 'departments').map(({ code = '', name = '' }) => ({
    ...{ code, name },
  }));
  return { name: plan.province.name[lang], communes, departments };
}
