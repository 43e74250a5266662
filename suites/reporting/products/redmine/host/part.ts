import path from 'node:path';
import type { SitePart } from '../../../../product/issue-tracker/site.ts';
import { campaignsOf, formsOf, PASSWORD, peopleOf, unitsOf } from './province.ts';

/** The reports of the site: units are projects below the province's, a report is an issue. */
export const part: SitePart = {
  ...{ address: 'reporting', key: 'reporting' },
  seed: path.join(import.meta.dirname, 'seed.rb'),
  data: () => ({
    ...{ units: unitsOf(), people: peopleOf(), password: PASSWORD },
    ...{ forms: formsOf(), campaigns: campaignsOf() },
  }),
  added: null,
  differences: {
    accessible:
      'colours of its pages are too near to each other, links differ by their colour alone',
    'errors-closed': 'its pages name no frame-ancestors in a Content-Security-Policy',
    'money-rounded-last': 'a total is not rounded to the digits of the form',
    'province-totals': 'a total is not rounded to the digits of the form',
    'read-total': 'a total is not rounded to the digits of the form',
    'empty-is-not-zero': 'the total of a cell that no unit entered is 0',
    'exports-without-formulas': 'what begins like a formula stands in the CSV as it is',
  },
  faults: {
    'no-approval': {
      says: "a unit's leader can no longer approve its report",
      requirement: 'BC-34',
      taken: [['sent', 'approved']],
    },
    'gaps-taken': {
      says: 'a report is taken with cells that were left empty',
      requirement: 'BC-34',
    },
    'sent-stays-open': {
      says: 'a report that was sent can still be changed',
      requirement: 'BC-20',
    },
    'units-open': { says: "a unit reads the others' reports", requirement: 'BC-17' },
    'commune-left-out': {
      says: "a commune's report of a completed month is not there",
      requirement: 'BC-08',
    },
  },
};
