import { siteHost } from '../../../../product/issue-tracker/site.ts';

/** Starts the one site that serves every platform whose suite has a part of it. */
export const host = await siteHost({
  title: 'Redmine (Debian)',
  ...{ vendor: 'redmine', home: '/usr/share/redmine' },
  packages: ['redmine', 'redmine-sqlite', 'puma'],
  // Its own set-up of a database would ask questions; the site has a file of its own.
  answers: [
    'redmine redmine/instances/default/dbconfig-install boolean false',
    'redmine redmine/instances/default/database-type select sqlite3',
  ],
});
