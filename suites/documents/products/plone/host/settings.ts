/** `zope.conf` of a site whose data stand in a folder. */
export function siteConfig(folder: string): string {
  return `instancehome ${folder}
clienthome ${folder}/var
debug-mode off
security-policy-implementation C
verbose-security off
<zodb_db main>
  mount-point /
  cache-size 5000
  <filestorage>
    path ${folder}/var/Data.fs
    blob-dir ${folder}/var/blobs
  </filestorage>
</zodb_db>
`;
}

/** `wsgi.ini` that serves it on loopback. */
export function serverConfig(folder: string, port: number): string {
  return `[app:zope]
use = egg:Zope#main
zope_conf = ${folder}/etc/zope.conf

[pipeline:main]
pipeline =
    egg:Zope#httpexceptions
    zope

[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = ${port}
threads = 4
`;
}
