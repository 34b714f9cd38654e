/* Random calls of the library from four threads: whole and damaged requests, waited for or not, released
 * at any time, with forks of databases that come and go. scripts/test-library.sh runs it for some seconds;
 * CONTRIBUTING.md shows how it runs with AddressSanitizer.
 *   random SECONDS [SEED] */
#include <dynamock.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS = 4, LONGEST = 4096 };

typedef struct {
  const char *method, *target, *operation, *body;
} sample;

static const sample samples[] = {
  {"POST", "/", "PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"},\"l\":{\"L\":[{\"BOOL\":true},{\"M\":{\"x\":{\"B\":\"AAEC\"}}}]}}}"},
  {"POST", "/", "GetItem", "{\"TableName\":\"Things\",\"Key\":{\"id\":{\"S\":\"a\"}},\"ProjectionExpression\":\"l[1].x, n\"}"},
  {"POST", "/", "UpdateItem", "{\"TableName\":\"Things\",\"Key\":{\"id\":{\"S\":\"a\"}},\"UpdateExpression\":\"ADD n :o SET t = :t REMOVE l[0]\",\"ExpressionAttributeValues\":{\":o\":{\"N\":\"1\"},\":t\":{\"S\":\"\\u00e9\\n\"}},\"ReturnValues\":\"ALL_NEW\"}"},
  {"POST", "/", "DeleteItem", "{\"TableName\":\"Things\",\"Key\":{\"id\":{\"S\":\"a\"}},\"ReturnValues\":\"ALL_OLD\"}"},
  {"POST", "/", "Query", "{\"TableName\":\"Things\",\"KeyConditionExpression\":\"id = :i\",\"FilterExpression\":\"n > :z OR size(t) < :z\",\"ExpressionAttributeValues\":{\":i\":{\"S\":\"a\"},\":z\":{\"N\":\"0\"}}}"},
  {"POST", "/", "Scan", "{\"TableName\":\"Things\",\"Limit\":3,\"ReturnConsumedCapacity\":\"TOTAL\"}"},
  {"POST", "/", "BatchWriteItem", "{\"RequestItems\":{\"Things\":[{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"b\"},\"s\":{\"NS\":[\"1\",\"2\"]}}}},{\"DeleteRequest\":{\"Key\":{\"id\":{\"S\":\"c\"}}}}]}}"},
  {"POST", "/", "TransactWriteItems", "{\"TransactItems\":[{\"Put\":{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"d\"}},\"ConditionExpression\":\"attribute_not_exists(id)\"}},{\"Delete\":{\"TableName\":\"Things\",\"Key\":{\"id\":{\"S\":\"e\"}}}}]}"},
  {"POST", "/", "ExecuteStatement", "{\"Statement\":\"UPDATE Things SET n = n + 1 WHERE id = 'a'\"}"},
  {"POST", "/", "DescribeTable", "{\"TableName\":\"Things\"}"},
  {"POST", "/db/fork", "PutItem", "{\"TableName\":\"Things\",\"Item\":{\"id\":{\"S\":\"f\"}}}"},
  {"POST", "/_dynamock/v1/databases", NULL, "{\"name\":\"fork\",\"from\":\"default\"}"},
  {"DELETE", "/_dynamock/v1/databases/fork", NULL, NULL},
  {"GET", "/_dynamock/v1/databases/default/diff?from=fork", NULL, NULL},
  {"POST", "/_dynamock/v1/databases/default/checkpoints", NULL, "{\"name\":\"c\"}"},
  {"POST", "/_dynamock/v1/databases/default/restore", NULL, "{\"checkpoint\":\"c\"}"},
  {"GET", "/_dynamock/v1/databases/default/stats?span=start", NULL, NULL},
  {"POST", "/_dynamock/v1/databases/default/rules", NULL, "{\"when\":{\"operation\":\"GetItem\"},\"then\":{\"delay\":0.001},\"times\":2}"},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static dynamock *instance;
static time_t end;
static unsigned long long seed = 1;

static unsigned next(unsigned long long *state) {
  *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (unsigned)(*state >> 33);
}

/* Changes some bytes of a text, or its length. */
static size_t damage(char *text, size_t length, unsigned long long *state) {
  static const int likely[] = {'{', '}', '[', ']', '"', ',', ':', '\\', '0', '-', 'e', ' ', '\r', '\n', 0, 0x7F, 0xC3, 0xFF};
  for (unsigned count = 1 + next(state) % 4; count > 0 && length > 0; count--) {
    size_t place = next(state) % length;
    switch (next(state) % 4) {
      case 0: text[place] = (char)likely[next(state) % (sizeof likely / sizeof likely[0])]; break;
      case 1: text[place] = (char)next(state); break;
      case 2: memmove(text + place, text + place + 1, length - place - 1); length--; break;
      default: length = place; break;
    }
  }
  return length;
}

static dynamock_call *begin(unsigned long long *state) {
  const sample *chosen = &samples[next(state) % SAMPLES];
  char head[LONGEST], body[LONGEST], target[LONGEST];
  size_t head_length = (size_t)snprintf(
    head, sizeof head,
    "Content-Type: application/%s\r\nX-Amz-Target: DynamoDB_20120810.%s\r\n"
    "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n",
    chosen->operation ? "x-amz-json-1.0" : "json", chosen->operation ? chosen->operation : "None");
  size_t body_length = (size_t)snprintf(body, sizeof body, "%s", chosen->body ? chosen->body : "");
  size_t target_length = (size_t)snprintf(target, sizeof target, "%s", chosen->target);
  switch (next(state) % 6) {
    case 0: body_length = damage(body, body_length, state); break;
    case 1: head_length = damage(head, head_length, state); break;
    case 2: target_length = damage(target, target_length, state); break;
    default: break;
  }
  dynamock_request request = {
    .method = chosen->method, .method_length = strlen(chosen->method),
    .target = target, .target_length = target_length,
    .headers = head, .headers_length = head_length,
    .body = (const uint8_t *)body, .body_length = body_length,
  };
  dynamock_call *call = NULL;
  dynamock_start(instance, &request, &call);
  return call;
}

static void noted(void *context) { __atomic_add_fetch((long *)context, 1, __ATOMIC_RELAXED); }

static unsigned sums;
static long successes, refusals;

static void count(int32_t status) {
  __atomic_add_fetch(status == 200 ? &successes : &refusals, 1, __ATOMIC_RELAXED);
}

/* Reads every byte of a response, which a sanitizer watches, and returns its status. */
static int32_t read_all(const dynamock_call *call) {
  size_t headers = 0, body = 0;
  const char *text = dynamock_headers(call, &headers);
  const uint8_t *bytes = dynamock_body(call, &body);
  int32_t status = dynamock_status(call);
  unsigned sum = 0;
  for (size_t index = 0; index < headers; index++) sum += (unsigned char)text[index];
  for (size_t index = 0; index < body; index++) sum += bytes[index];
  // Kept, so that the compiler does not leave the reading out.
  __atomic_add_fetch(&sums, sum, __ATOMIC_RELAXED);
  return status;
}

static long notes;

static void *work(void *context) {
  unsigned long long state = seed * 1000 + (unsigned long long)(size_t)context;
  long calls = 0;
  while (time(NULL) < end) {
    dynamock_call *call = begin(&state);
    calls++;
    if (call == NULL) continue;
    switch (next(&state) % 4) {
      case 0: break;
      case 1: dynamock_notify(call, noted, &notes); break;
      default:
        if (dynamock_wait(call, next(&state) % 20) == DYNAMOCK_DONE) count(read_all(call));
        break;
    }
    dynamock_release(call);
  }
  return (void *)calls;
}

int main(int count, char **words) {
  if (count < 2) return 2;
  end = time(NULL) + atol(words[1]);
  if (count > 2) seed = strtoull(words[2], NULL, 10);
  instance = dynamock_open(NULL, 0, NULL);
  if (instance == NULL) return 1;
  static const char table[] =
    "{\"TableName\":\"Things\",\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],"
    "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],"
    "\"BillingMode\":\"PAY_PER_REQUEST\"}";
  static const char head[] =
    "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810.CreateTable\r\n"
    "Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/dynamodb/aws4_request, "
    "SignedHeaders=host, Signature=0\r\nX-Amz-Date: 20260101T000000Z\r\n";
  dynamock_request request = {
    .method = "POST", .method_length = 4, .target = "/", .target_length = 1, .headers = head,
    .headers_length = sizeof head - 1, .body = (const uint8_t *)table, .body_length = sizeof table - 1,
  };
  dynamock_call *call = NULL;
  if (dynamock_start(instance, &request, &call) < 0 || dynamock_wait(call, 20000) != DYNAMOCK_DONE
      || dynamock_status(call) != 200) {
    size_t length = 0;
    const uint8_t *text = call ? dynamock_body(call, &length) : NULL;
    fprintf(stderr, "random: the table was not created: %.*s\n", (int)length, text ? (const char *)text : "");
    return 1;
  }
  dynamock_release(call);
  pthread_t threads[THREADS];
  for (size_t index = 0; index < THREADS; index++) {
    pthread_create(&threads[index], NULL, work, (void *)index);
  }
  long calls = 0;
  for (size_t index = 0; index < THREADS; index++) {
    void *own = NULL;
    pthread_join(threads[index], &own);
    calls += (long)own;
  }
  int32_t closed = dynamock_close(instance);
  printf(
    "random: %ld calls of %d threads with seed %llu; of those awaited %ld succeeded and %ld were refused\n",
    calls, THREADS, seed, successes, refusals);
  return closed < 0 || successes == 0 || refusals == 0 ? 1 : 0;
}
