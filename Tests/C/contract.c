/* The rules of dynamock.h, tried from C. scripts/test-library.sh compiles and runs it, under valgrind
 * where there is one. */
#include <dynamock.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int failures;
static const char *rule;

#define EXPECT(condition)                                                  \
  do {                                                                     \
    if (!(condition)) {                                                    \
      fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, rule, #condition); \
      failures++;                                                          \
    }                                                                      \
  } while (0)

static const char credentials[] =
  "Authorization: AWS4-HMAC-SHA256 Credential=any/20261129/us-east-1/dynamodb/aws4_request, "
  "SignedHeaders=host, Signature=0000000000000000000000000000000000000000000000000000000000000000\r\n"
  "X-Amz-Date: 20261129T000000Z\r\n";

static int32_t start(
  dynamock *instance, const char *method, const char *target, const char *operation,
  const char *body, dynamock_call **call
) {
  char headers[1024];
  int length = operation
    ? snprintf(
        headers, sizeof headers,
        "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810.%s\r\n%s",
        operation, credentials)
    : snprintf(headers, sizeof headers, "Content-Type: application/json\r\n");
  dynamock_request request = {
    .method = method, .method_length = strlen(method),
    .target = target, .target_length = strlen(target),
    .headers = headers, .headers_length = (size_t)length,
    .body = (const uint8_t *)body, .body_length = body ? strlen(body) : 0,
  };
  return dynamock_start(instance, &request, call);
}

/* The status of a request whose response has to be there by the time limit, and whether it holds a text. */
static int32_t status_of(
  dynamock *instance, const char *method, const char *target, const char *operation,
  const char *body, const char *text
) {
  dynamock_call *call = NULL;
  int32_t state = start(instance, method, target, operation, body, &call);
  if (state < 0) return state;
  if (dynamock_wait(call, 20000) != DYNAMOCK_DONE) {
    dynamock_release(call);
    return -100;
  }
  int32_t status = dynamock_status(call);
  size_t length = 0;
  const uint8_t *bytes = dynamock_body(call, &length);
  if (text && (!bytes || !strstr((const char *)bytes, text))) {
    fprintf(stderr, "no %s in %d %.*s\n", text, status, (int)length, bytes ? (const char *)bytes : "");
    status = -101;
  }
  dynamock_release(call);
  return status;
}

static int32_t operate(dynamock *instance, const char *operation, const char *body, const char *text) {
  return status_of(instance, "POST", "/", operation, body, text);
}

static const char table[] =
  "{\"TableName\":\"Table\",\"BillingMode\":\"PAY_PER_REQUEST\","
  "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],"
  "\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}";
static const char item[] = "{\"TableName\":\"Table\",\"Item\":{\"id\":{\"S\":\"a\"}}}";
static const char key[] = "{\"TableName\":\"Table\",\"Key\":{\"id\":{\"S\":\"a\"}}}";

/* Ends a child. As another program: valgrind does not look there for what the fork left behind. */
static void end_child(int holds) {
  const char *program = holds ? "true" : "false";
  execlp(program, program, (char *)NULL);
  _exit(2);
}

/* Whether a child ends by itself and reports that it is right. */
static int is_right(pid_t child) {
  int state = 0;
  if (waitpid(child, &state, 0) == child && WIFEXITED(state) && WEXITSTATUS(state) == 0) return 1;
  fprintf(stderr, "%s: the child ended with state %#x\n", rule, state);
  return 0;
}

static dynamock *opened(const char *settings) {
  char *fault = NULL;
  dynamock *instance = dynamock_open(settings, settings ? strlen(settings) : 0, &fault);
  if (!instance) fprintf(stderr, "cannot open: %s\n", fault ? fault : "(no sentence)");
  dynamock_free(fault);
  return instance;
}

static dynamock *filled(const char *settings) {
  dynamock *instance = opened(settings);
  EXPECT(operate(instance, "CreateTable", table, "Table") == 200);
  EXPECT(operate(instance, "PutItem", item, NULL) == 200);
  return instance;
}

static void requests(void) {
  rule = "a response is there when start returns, on the memory store";
  dynamock *instance = opened(NULL);
  dynamock_call *call = NULL;
  EXPECT(start(instance, "POST", "/", "CreateTable", table, &call) == DYNAMOCK_DONE);
  EXPECT(dynamock_status(call) == 200);
  size_t length = 0;
  const char *headers = dynamock_headers(call, &length);
  EXPECT(headers && length > 2 && memcmp(headers + length - 2, "\r\n", 2) == 0);
  EXPECT(headers && strstr(headers, "x-amz-crc32: ") && !strstr(headers, "HTTP/1.1"));
  EXPECT(headers && !strstr(headers, "\r\n\r\n"));
  EXPECT(headers && strlen(headers) == length);
  const char *body = (const char *)dynamock_body(call, &length);
  EXPECT(body && strlen(body) == length);
  dynamock_release(call);
  EXPECT(operate(instance, "PutItem", item, NULL) == 200);
  EXPECT(operate(instance, "GetItem", key, "\"S\":\"a\"") == 200);

  rule = "the control API is there";
  EXPECT(
    start(instance, "POST", "/_dynamock/v1/databases", NULL, "{\"name\":\"f\",\"from\":\"default\"}",
      &call) == DYNAMOCK_DONE);
  EXPECT(dynamock_status(call) == 200);
  dynamock_release(call);
  EXPECT(status_of(instance, "POST", "/db/f", "GetItem", key, "\"S\":\"a\"") == 200);
  EXPECT(status_of(instance, "GET", "/_dynamock/v1/databases", NULL, NULL, "\"f\"") == 200);

  rule = "an error is AWS's";
  EXPECT(operate(instance, "GetItem", "{}", "ValidationException") == 400);

  rule = "a closed handle is CLOSED, and closing it again is DONE";
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
  EXPECT(start(instance, "POST", "/", "GetItem", key, &call) == DYNAMOCK_CLOSED && call == NULL);
  EXPECT(dynamock_serve(instance, NULL, 0, NULL) == DYNAMOCK_CLOSED);
  EXPECT(dynamock_halt(instance) == DYNAMOCK_CLOSED);
}

static void invalid(void) {
  rule = "NULL is INVALID";
  dynamock *instance = opened(NULL);
  dynamock_call *call = NULL;
  dynamock_request request = {.method = "GET", .method_length = 3, .target = "/", .target_length = 1};
  EXPECT(dynamock_start(NULL, &request, &call) == DYNAMOCK_INVALID && call == NULL);
  EXPECT(dynamock_start(instance, NULL, &call) == DYNAMOCK_INVALID && call == NULL);
  EXPECT(dynamock_start(instance, &request, NULL) == DYNAMOCK_INVALID);
  dynamock_request lacking = request;
  lacking.method = NULL;
  EXPECT(dynamock_start(instance, &lacking, &call) == DYNAMOCK_INVALID);
  lacking = request;
  lacking.target = NULL;
  EXPECT(dynamock_start(instance, &lacking, &call) == DYNAMOCK_INVALID);
  lacking = request;
  lacking.body_length = 5;
  EXPECT(dynamock_start(instance, &lacking, &call) == DYNAMOCK_INVALID);
  lacking = request;
  lacking.headers_length = 5;
  EXPECT(dynamock_start(instance, &lacking, &call) == DYNAMOCK_INVALID);
  lacking = request;
  lacking.body = (const uint8_t *)"";
  lacking.body_length = SIZE_MAX;
  EXPECT(dynamock_start(instance, &lacking, &call) == DYNAMOCK_INVALID);
  EXPECT(dynamock_close(NULL) == DYNAMOCK_INVALID);
  EXPECT(dynamock_serve(NULL, NULL, 0, NULL) == DYNAMOCK_INVALID);
  EXPECT(dynamock_halt(NULL) == DYNAMOCK_INVALID);
  EXPECT(dynamock_wait(NULL, -1) == DYNAMOCK_INVALID);
  EXPECT(dynamock_status(NULL) == 0);
  size_t length = 7;
  EXPECT(dynamock_headers(NULL, &length) == NULL && length == 0);
  length = 7;
  EXPECT(dynamock_body(NULL, &length) == NULL && length == 0);
  dynamock_notify(NULL, NULL, NULL);
  dynamock_release(NULL);
  dynamock_free(NULL);
  rule = "an address that is no handle is INVALID";
  EXPECT(dynamock_start((dynamock *)&request, &request, &call) == DYNAMOCK_INVALID);
  EXPECT(dynamock_close((dynamock *)&request) == DYNAMOCK_INVALID);

  rule = "settings that cannot be used are a sentence";
  char *fault = NULL;
  EXPECT(dynamock_open("{\"portt\": 1}", 12, &fault) == NULL);
  EXPECT(fault && strstr(fault, "did you mean port?"));
  dynamock_free(fault);
  EXPECT(dynamock_open("{", 1, NULL) == NULL);
  EXPECT(dynamock_open("{\"log\":{\"level\":\"debug\"}}", 25, &fault) == NULL);
  EXPECT(fault && strstr(fault, "log.level"));
  dynamock_free(fault);
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
}

static void count(void *context) { __atomic_add_fetch((int *)context, 1, __ATOMIC_SEQ_CST); }

static int count_of(int *counted) { return __atomic_load_n(counted, __ATOMIC_SEQ_CST); }

static void held_calls(void) {
  rule = "a held request is PENDING until it is answered";
  dynamock *instance = filled(NULL);
  EXPECT(
    status_of(
      instance, "POST", "/_dynamock/v1/databases/default/rules", NULL,
      "{\"when\":{\"operation\":\"GetItem\"},\"then\":{\"hold\":{}}}", NULL) == 200);
  dynamock_call *call = NULL;
  EXPECT(start(instance, "POST", "/", "GetItem", key, &call) == DYNAMOCK_PENDING);
  EXPECT(dynamock_wait(call, 0) == DYNAMOCK_PENDING);
  EXPECT(dynamock_wait(call, 20) == DYNAMOCK_PENDING);
  EXPECT(dynamock_status(call) == 0 && dynamock_body(call, NULL) == NULL);
  int told = 0;
  dynamock_notify(call, count, &told);
  EXPECT(count_of(&told) == 0);
  EXPECT(
    status_of(
      instance, "POST", "/_dynamock/v1/databases/default/requests/receive", NULL, "{}",
      "GetItem") == 200);
  char path[100] = "/_dynamock/v1/databases/default/requests/";
  dynamock_call *list = NULL;
  EXPECT(
    start(instance, "GET", "/_dynamock/v1/databases/default/requests", NULL, NULL, &list) ==
    DYNAMOCK_DONE);
  const char *number = strstr((const char *)dynamock_body(list, NULL), "\"number\":");
  EXPECT(number != NULL);
  if (number) snprintf(path + strlen(path), 50, "%d/answer", atoi(number + strlen("\"number\":")));
  dynamock_release(list);
  EXPECT(status_of(instance, "POST", path, NULL, "{}", NULL) == 200);
  EXPECT(dynamock_wait(call, 20000) == DYNAMOCK_DONE);
  EXPECT(dynamock_status(call) == 200);
  EXPECT(count_of(&told) == 1);

  rule = "a callback of a call that is done is called at once";
  dynamock_notify(call, count, &told);
  EXPECT(count_of(&told) == 2);
  dynamock_release(call);

  rule = "a call that is released before it is done is nobody's";
  told = 0;
  EXPECT(start(instance, "POST", "/", "GetItem", key, &call) == DYNAMOCK_PENDING);
  dynamock_notify(call, count, &told);
  dynamock_release(call);
  EXPECT(
    status_of(
      instance, "GET", "/_dynamock/v1/databases/default/requests", NULL, NULL,
      "\"requests\":[]") == 200);
  EXPECT(count_of(&told) == 0);

  rule = "closing ends the calls that wait";
  EXPECT(start(instance, "POST", "/", "GetItem", key, &call) == DYNAMOCK_PENDING);
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
  EXPECT(dynamock_wait(call, 20000) == DYNAMOCK_DONE);
  EXPECT(dynamock_status(call) == 0);
  EXPECT(dynamock_headers(call, NULL) && strstr(dynamock_headers(call, NULL), "hangup"));
  dynamock_release(call);
}

static int closed_in_seconds = -1;

static void close_instance(void *context) {
  time_t before = time(NULL);
  if (dynamock_close((dynamock *)context) != DYNAMOCK_DONE) failures++;
  __atomic_store_n(&closed_in_seconds, (int)(time(NULL) - before), __ATOMIC_SEQ_CST);
}

static void callbacks(void) {
  rule = "a callback may close the instance";
  dynamock *instance = filled(NULL);
  EXPECT(
    status_of(
      instance, "POST", "/_dynamock/v1/databases/default/rules", NULL,
      "{\"when\":{\"operation\":\"GetItem\"},\"then\":{\"delay\":0.1}}", NULL) == 200);
  dynamock_call *call = NULL;
  EXPECT(start(instance, "POST", "/", "GetItem", key, &call) == DYNAMOCK_PENDING);
  dynamock_notify(call, close_instance, instance);
  EXPECT(dynamock_wait(call, 20000) == DYNAMOCK_DONE);
  for (int round = 0; round < 2000 && count_of(&closed_in_seconds) < 0; round++) usleep(10000);
  /* Less than timeouts.stop: the call whose callback this is counts as ended. */
  EXPECT(count_of(&closed_in_seconds) >= 0 && count_of(&closed_in_seconds) < 9);
  EXPECT(operate(instance, "ListTables", "{}", NULL) == DYNAMOCK_CLOSED);
  dynamock_release(call);
}

static void files(void) {
  rule = "data in a file is there after it was closed";
  char path[] = "/tmp/dynamock-contract-XXXXXX";
  EXPECT(mkdtemp(path) != NULL);
  char settings[200];
  snprintf(settings, sizeof settings, "{\"data\": \"%s/a.sqlite\"}", path);
  dynamock *instance = filled(settings);
  rule = "a second instance cannot open the file";
  char *fault = NULL;
  EXPECT(dynamock_open(settings, strlen(settings), &fault) == NULL && fault && strlen(fault) > 10);
  dynamock_free(fault);
  rule = "a process that was forked gets FORKED for a file";
  pid_t child = fork();
  if (child == 0) {
    alarm(60);
    dynamock_call *call = NULL;
    int holds = start(instance, "POST", "/", "GetItem", key, &call) == DYNAMOCK_FORKED &&
      call == NULL && dynamock_close(instance) == DYNAMOCK_FORKED &&
      dynamock_serve(instance, NULL, 0, NULL) == DYNAMOCK_FORKED &&
      dynamock_open(settings, strlen(settings), NULL) == NULL;
    end_child(holds);
  }
  EXPECT(is_right(child));
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
  rule = "data in a file is there after it was closed";
  instance = opened(settings);
  EXPECT(operate(instance, "GetItem", key, "\"S\":\"a\"") == 200);
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
  snprintf(settings, sizeof settings, "rm -r '%s'", path);
  EXPECT(system(settings) == 0);
}

static void forks(void) {
  rule = "a forked process has a copy of data in memory";
  dynamock *instance = filled(NULL);
  pid_t child = fork();
  if (child == 0) {
    alarm(60);
    dynamock_call *call = NULL;
    int holds = operate(instance, "GetItem", key, "\"S\":\"a\"") == 200 &&
      operate(instance, "DeleteItem", key, NULL) == 200 &&
      operate(instance, "GetItem", key, "{}") == 200 &&
      start(instance, "GET", "/_dynamock/v1/databases", NULL, NULL, &call) == DYNAMOCK_FORKED &&
      dynamock_close(instance) == DYNAMOCK_DONE;
    dynamock *own = opened(NULL);
    holds = holds && own && operate(own, "ListTables", "{}", "[]") == 200;
    end_child(holds);
  }
  EXPECT(is_right(child));
  EXPECT(operate(instance, "GetItem", key, "\"S\":\"a\"") == 200);
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
}

static void serving(void) {
  rule = "an instance is served and halted";
  dynamock *instance = filled("{\"port\": 0, \"host\": \"127.0.0.1\"}");
  char *answer = NULL;
  EXPECT(dynamock_serve(instance, NULL, 0, &answer) == DYNAMOCK_DONE);
  EXPECT(answer && strstr(answer, "{\"url\":\"http://127.0.0.1:"));
  dynamock_free(answer);
  EXPECT(dynamock_serve(instance, NULL, 0, &answer) == DYNAMOCK_INVALID);
  EXPECT(answer && strstr(answer, "served already"));
  dynamock_free(answer);
  rule = "a process that was forked gets FORKED for an instance that is served";
  pid_t child = fork();
  if (child == 0) {
    alarm(60);
    dynamock_call *call = NULL;
    end_child(start(instance, "POST", "/", "GetItem", key, &call) == DYNAMOCK_FORKED);
  }
  EXPECT(is_right(child));
  rule = "an instance is served and halted";
  EXPECT(dynamock_halt(instance) == DYNAMOCK_DONE);
  EXPECT(dynamock_halt(instance) == DYNAMOCK_DONE);
  EXPECT(dynamock_serve(instance, "{\"data\": \"x\"}", 13, &answer) == DYNAMOCK_INVALID);
  EXPECT(answer && strstr(answer, "data cannot be changed"));
  dynamock_free(answer);
  EXPECT(operate(instance, "GetItem", key, "\"S\":\"a\"") == 200);
  EXPECT(dynamock_serve(instance, "{\"port\": 0}", 11, NULL) == DYNAMOCK_DONE);
  EXPECT(dynamock_close(instance) == DYNAMOCK_DONE);
}

int main(void) {
  rule = "the header and the library have one ABI";
  EXPECT(dynamock_abi() == DYNAMOCK_ABI);
  EXPECT(strlen(dynamock_version()) >= 5);
  requests();
  invalid();
  /* Before anything has made a thread: what happens to threads at a fork is another rule. */
  forks();
  held_calls();
  callbacks();
  files();
  serving();
  if (failures == 0) puts("contract: every rule holds");
  return failures == 0 ? 0 : 1;
}
