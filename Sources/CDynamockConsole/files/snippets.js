// "Copy as": a request in other languages.
import { write, Num } from './json.js';
import { typeOf } from './values.js';

const snake = (name) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
const camel = (name) => name[0].toLowerCase() + name.slice(1);

/** Returns a quoted word for a POSIX shell. */
export const shell = (text) => (/^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

function cli({ operation, input, endpoint }) {
  const words = [`aws dynamodb ${snake(operation).replaceAll('_', '-')} --endpoint-url ${shell(endpoint)}`];
  words.push(`--cli-input-json ${shell(write(input))}`);
  return words.join(' \\\n  ');
}

function curl({ operation, input, endpoint }) {
  return [
    `curl -s ${shell(endpoint)}`, `-H 'X-Amz-Target: DynamoDB_20120810.${operation}'`, "-H 'Content-Type: application/x-amz-json-1.0'",
    "-H 'Authorization: AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0'",
    "-H 'X-Amz-Date: 20260101T000000Z'", `-d ${shell(write(input))}`,
  ].join(' \\\n  ');
}

/** Returns a function that writes a value as a literal of a language. */
const literals = ({ indent, name, words, bytes, gap }) => function show(value, level = '', binary = false) {
  const inner = level + indent, open = `{${gap}`, close = `${gap}}`;
  if (value instanceof Num) return value.text;
  // A string of JSON is also one of Python, except for surrogate pairs written as two escapes.
  if (typeof value === 'string') return binary ? bytes(JSON.stringify(value)) : JSON.stringify(value);
  if (value === null || typeof value !== 'object') return words[value] ?? JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((v) => show(v, level, binary)).join(', ')}]`;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  if (entries.length === 1 && isTyped(entries[0])) return `${open}${name(entries[0][0])}: ${show(entries[0][1], level, /^BS?$/.test(entries[0][0]))}${close}`;
  return entries.length ? `{\n${entries.map(([k, v]) => `${inner}${name(k)}: ${show(v, inner)},\n`).join('')}${level}}` : '{}';
};

export const python = literals({ indent: '    ', name: JSON.stringify, words: { null: 'None', true: 'True', false: 'False' }, bytes: (text) => `base64.b64decode(${text})`, gap: '' });

const script = literals({
  indent: '  ', name: (k) => (k === '__proto__' ? '["__proto__"]' : /^[A-Za-z_$][\w$]*$/.test(k) ? k : JSON.stringify(k)), words: {}, bytes: (text) => `Buffer.from(${text}, "base64")`, gap: ' ',
});

const isTyped = ([type, content]) => /^(S|N|B|BOOL|NULL|SS|NS|BS)$/.test(type) && (typeof content !== 'object' || Array.isArray(content));
const hasBinary = (value) => value !== null && typeof value === 'object' && !(value instanceof Num)
  && (value instanceof Map ? [...value] : Object.entries(value)).some(([k, v]) => (/^BS?$/.test(k) && isTyped([k, v])) || hasBinary(v));

/** The code that creates a client of an endpoint. */
const CLIENTS = {
  python: (endpoint) => `import boto3

client = boto3.client(
    "dynamodb", endpoint_url=${JSON.stringify(endpoint)}, region_name="us-east-1",
    aws_access_key_id="any", aws_secret_access_key="any")
`,
  javaScript: (endpoint, more = '') => `import { DynamoDBClient${more} } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({
  endpoint: ${JSON.stringify(endpoint)}, region: "us-east-1",
  credentials: { accessKeyId: "any", secretAccessKey: "any" },
});
`,
  java: (endpoint) => `DynamoDbClient client = DynamoDbClient.builder()
    .endpointOverride(URI.create(${JSON.stringify(endpoint)})).region(Region.US_EAST_1)
    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
    .build();
`,
};

function boto3({ operation, input, endpoint }) {
  const rows = Object.entries(input).map(([k, v]) => `    ${k}=${python(v, '    ')},\n`).join('');
  return `${hasBinary(input) ? 'import base64\n\n' : ''}${CLIENTS.python(endpoint)}response = client.${snake(operation)}(
${rows})
`;
}

function javaScript({ operation, input, endpoint }) {
  return `${CLIENTS.javaScript(endpoint, `, ${operation}Command`)}const response = await client.send(new ${operation}Command(${script(input)}));
`;
}

/** JSON's escapes are valid in Java, except the escaped slash, which is never written. */
const javaText = (text) => JSON.stringify(text);

function javaValue(value) {
  const type = typeOf(value), v = value[type];
  const bytes = (b) => `SdkBytes.fromByteArray(Base64.getDecoder().decode(${javaText(b)}))`;
  const builder = (rest) => `AttributeValue.builder().${rest}.build()`;
  switch (type) {
    case 'S': return `AttributeValue.fromS(${javaText(v)})`;
    case 'N': return `AttributeValue.fromN("${v}")`;
    case 'B': return `AttributeValue.fromB(${bytes(v)})`;
    case 'BOOL': return `AttributeValue.fromBool(${v})`;
    case 'NULL': return 'AttributeValue.fromNul(true)';
    case 'L': return builder(`l(${v.map(javaValue).join(', ')})`);
    case 'M': return builder(`m(${javaMap([...v])})`);
    case 'BS': return builder(`bs(${v.map(bytes).join(', ')})`);
    default: return builder(`${type.toLowerCase()}(${v.map(javaText).join(', ')})`);
  }
}

const javaMap = (entries) => `Map.ofEntries(${entries.map(([k, v]) => `Map.entry(${javaText(k)}, ${typeof v === 'string' ? javaText(v) : javaValue(v)})`).join(', ')})`;

function java({ operation, input, endpoint }) {
  const rows = Object.entries(input).map(([k, v]) => {
    let text;
    if (v !== null && typeof v === 'object') text = javaMap(v instanceof Map ? [...v] : Object.entries(v));
    else text = typeof v === 'string' ? javaText(v) : String(v);
    return `    .${camel(k)}(${text})\n`;
  }).join('');
  return `${CLIENTS.java(endpoint)}${operation}Response response = client.${camel(operation)}(${operation}Request.builder()
${rows}    .build());
`;
}

export function literal(value) {
  const type = typeOf(value), v = value[type];
  const text = (s) => `'${s.replaceAll("'", "''")}'`;
  switch (type) {
    case 'S': return text(v);
    case 'N': return v;
    case 'BOOL': return String(v);
    case 'NULL': return 'NULL';
    case 'SS': return `<<${v.map(text).join(', ')}>>`;
    case 'NS': return `<<${v.join(', ')}>>`;
    case 'L': return `[${v.map(literal).join(', ')}]`;
    case 'M': return `{${[...v].map(([k, e]) => `${text(k)}: ${literal(e)}`).join(', ')}}`;
    default: return '?';
  }
}

const quoted = (name) => `"${name.replaceAll('"', '""')}"`;

function partiql({ operation, input }) {
  if ((operation !== 'Query' && operation !== 'Scan') || input.ScanIndexForward === false) return null;
  const from = quoted(input.TableName) + (input.IndexName ? `.${quoted(input.IndexName)}` : '');
  const fill = (text) => text
    .replace(/#n\d+/g, (place) => quoted(input.ExpressionAttributeNames[place]))
    .replace(/:v\d+/g, (place) => literal(input.ExpressionAttributeValues[place]));
  const what = input.ProjectionExpression ? fill(input.ProjectionExpression) : '*';
  const terms = [input.KeyConditionExpression, input.FilterExpression].filter(Boolean).map((t) => fill(t)
    .replace(/attribute_exists\(([^)]*)\)/g, '$1 IS NOT MISSING').replace(/attribute_not_exists\(([^)]*)\)/g, '$1 IS MISSING'));
  return `SELECT ${what}\nFROM ${from}${terms.length ? `\nWHERE ${terms.join(' AND ')}` : ''}\n`;
}

/** The formats in which a request can be copied. */
export const KINDS = [
  ['AWS CLI', cli], ['Python (boto3)', boto3], ['JavaScript (SDK v3)', javaScript], ['Java (SDK v2)', java], ['curl', curl], ['PartiQL', partiql],
  ['JSON', ({ input }) => write(input, '  ')],
];

/** Returns all formats of a request, as pairs of a name and a text. */
export const snippets = (request) => KINDS.map(([name, make]) => [name, make(request)]).filter(([, text]) => text);

/** How to connect to an endpoint, by language. */
export const connect = (endpoint) => [
  ['Environment', `export AWS_ENDPOINT_URL_DYNAMODB=${endpoint}\nexport AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any\nexport AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1\n`],
  ['AWS CLI', `aws dynamodb list-tables --endpoint-url ${endpoint}\n`],
  ['Python', CLIENTS.python(endpoint)],
  ['JavaScript', CLIENTS.javaScript(endpoint)],
  ['Java', CLIENTS.java(endpoint)],
  ['Go', `client := dynamodb.NewFromConfig(cfg, func(o *dynamodb.Options) {\n\to.BaseEndpoint = aws.String("${endpoint}")\n\to.Region = "us-east-1"\n\to.Credentials = credentials.NewStaticCredentialsProvider("any", "any", "")\n})\n`],
  ['.NET', `var client = new AmazonDynamoDBClient("any", "any",\n    new AmazonDynamoDBConfig { ServiceURL = "${endpoint}", AuthenticationRegion = "us-east-1" });\n`],
  ['Rust', `let config = aws_config::defaults(BehaviorVersion::latest())\n    .endpoint_url("${endpoint}").region("us-east-1").test_credentials().load().await;\nlet client = aws_sdk_dynamodb::Client::new(&config);\n`],
  ['Terraform', `provider "aws" {\n  region                      = "us-east-1"\n  access_key                  = "any"\n  secret_key                  = "any"\n  skip_credentials_validation = true\n  skip_requesting_account_id  = true\n  endpoints { dynamodb = "${endpoint}" }\n}\n`],
];
