// Routes in the fragment of the address: #/DB/TABLE/SCREEN?…, #/DB/-/SCREEN for a database, #/*/SCREEN for the server.

export function read(hash) {
  const [path, query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  let parts;
  try { parts = path.split('/').filter(Boolean).map(decodeURIComponent); } catch { parts = []; }
  const parameters = new URLSearchParams(query);
  const [database, table, screen] = parts;
  if (!database) return { screen: 'databases', parameters };
  if (database === '*') return { screen: table ?? 'about', parameters };
  if (!table) return { screen: 'tables', database, parameters };
  if (table === '-') return { screen: screen ?? 'tables', database, parameters };
  return { screen: screen ?? 'items', database, table, parameters };
}

const e = encodeURIComponent;

export function link({ screen, database, table, parameters }) {
  let path = '#/';
  if (!database) { if (screen && screen !== 'databases') path += `*/${screen}`; } else if (table) path += `${e(database)}/${e(table)}/${screen ?? 'items'}`;
  else path += screen && screen !== 'tables' ? `${e(database)}/-/${screen}` : e(database);
  const query = new URLSearchParams(Object.entries(parameters ?? {}).filter(([, v]) => v !== '' && v !== undefined && v !== null && v !== false)).toString();
  return query ? `${path}?${query}` : path;
}

export const go = (route) => { location.hash = link(route); };

/** Changes the address of the current screen without reloading it. */
export const note = (route) => history.replaceState(null, '', link(route));
