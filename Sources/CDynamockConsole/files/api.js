// Requests to the server: the control API, and DynamoDB's operations through its `call`.
import { write } from './json.js';

const ROOT = '/_dynamock/v1';
let token = sessionStorage.getItem('dynamock.token') ?? '';

/** Removes the token from the address, where `dynamock console` puts it. */
export function takeToken() {
  const found = /^#token=(.*)$/.exec(location.hash);
  if (!found) return;
  setToken(decodeURIComponent(found[1]));
  history.replaceState(null, '', `${location.pathname}#/`);
}

export function setToken(text) {
  token = text;
  sessionStorage.setItem('dynamock.token', text);
}

export class ApiFault extends Error {
  constructor(status, code, message, explanation = null, body = null) {
    super(message);
    Object.assign(this, { status, code, explanation, body });
  }
}

/** The parts of the header that explains an error. */
export function readExplanation(header) {
  if (!header) return null;
  let text = header;
  try { text = decodeURIComponent(header.replace(/%(?![0-9A-F]{2})/g, '%25')); } catch { /* Cut inside of a character. */ }
  const found = /^rule: (.*); found: (.*); passes: (.*)$/s.exec(text);
  return found ? { rule: found[1], found: found[2], passes: found[3] } : { rule: text, found: '', passes: '' };
}

async function send(method, path, headers, body, signal) {
  if (token) headers.Authorization = `Bearer ${token}`;
  let response;
  try {
    response = await fetch(ROOT + path, { method, headers, body, signal, cache: 'no-store' });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiFault(0, 'Unreachable', 'The server does not answer. Start it with "dynamock serve", then reload this page.');
  }
  const text = await response.text();
  // The response of TagResource is empty.
  if (response.ok && text === '') return {};
  let json;
  try { json = JSON.parse(text); } catch { json = null; }
  if (response.ok && json !== null) return json;
  if (response.status === 401) window.dispatchEvent(new Event('dynamock-locked'));
  if (json?.error) throw new ApiFault(response.status, json.error.code, json.error.message, null, json);
  const code = String(json?.__type ?? `Status ${response.status}`).replace(/^.*#/, '');
  throw new ApiFault(response.status, code, json?.message ?? json?.Message ?? 'The server gave no reason.',
    readExplanation(response.headers.get('x-dynamock-explain')), json);
}

/** Sends a request of the control API; `path` begins after /_dynamock/v1. */
export function control(method, path, body, signal) {
  const headers = method === 'GET' ? {} : { 'Content-Type': 'application/json' };
  return send(method, path, headers, body === undefined ? undefined : write(body), signal);
}

export const place = (database, rest = '') => `/databases/${encodeURIComponent(database)}${rest}`;

const STREAMS = new Set(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords']);

/** Executes an operation of DynamoDB; `input` may contain Maps. */
export function call(database, operation, input, signal) {
  const target = STREAMS.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
  return send('POST', place(database, '/call'), {
    'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': `${target}.${operation}`,
  }, write(input), signal);
}

export async function tableNames(database, signal) {
  const names = [];
  let start;
  do {
    const page = await call(database, 'ListTables', start ? { ExclusiveStartTableName: start } : {}, signal);
    names.push(...page.TableNames);
    start = page.LastEvaluatedTableName;
  } while (start);
  return names;
}

export const describe = async (database, table, signal) => (await call(database, 'DescribeTable', { TableName: table }, signal)).Table;

/** Returns the units of a response, by table and index. */
export function consumed(response) {
  const list = [response.ConsumedCapacity ?? []].flat();
  return list.flatMap((c) => [
    ...(c.Table ? [[c.TableName, c.Table.CapacityUnits]] : c.GlobalSecondaryIndexes ? [] : [[c.TableName, c.CapacityUnits]]),
    ...[c.GlobalSecondaryIndexes, c.LocalSecondaryIndexes].flatMap((part) => Object.entries(part ?? {}).map(([name, u]) => [`${c.TableName} / ${name}`, u.CapacityUnits])),
  ]);
}

export const unitsOf = (response) => [response.ConsumedCapacity ?? []].flat().reduce((n, c) => n + c.CapacityUnits, 0);
