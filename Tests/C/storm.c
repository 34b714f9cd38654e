/* fork(2) while threads call: no child may die or hang. And what must not grow with calls and threads.
 *   storm [forks] [calls] [threads] */
#include <dynamock.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static dynamock *instance;
static atomic_int is_over;

static const char headers[] =
  "Content-Type: application/x-amz-json-1.0\r\nX-Amz-Target: DynamoDB_20120810.%s\r\n"
  "Authorization: AWS4-HMAC-SHA256 Credential=any/20261129/us-east-1/dynamodb/aws4_request, "
  "SignedHeaders=host, Signature=0000000000000000000000000000000000000000000000000000000000000000\r\n"
  "X-Amz-Date: 20261129T000000Z\r\n";

static int status_of(const char *method, const char *target, const char *fields, const char *body) {
  dynamock_request request = {
    .method = method, .method_length = strlen(method),
    .target = target, .target_length = strlen(target),
    .headers = fields, .headers_length = strlen(fields),
    .body = (const uint8_t *)body, .body_length = strlen(body),
  };
  dynamock_call *call = NULL;
  if (dynamock_start(instance, &request, &call) != DYNAMOCK_DONE) return -1;
  int status = dynamock_status(call);
  dynamock_release(call);
  return status;
}

static int operate(const char *operation, const char *body) {
  char fields[600];
  snprintf(fields, sizeof fields, headers, operation);
  return status_of("POST", "/", fields, body);
}

static int read_and_write(int number) {
  char body[200];
  snprintf(
    body, sizeof body, "{\"TableName\":\"Table\",\"Item\":{\"id\":{\"S\":\"%d\"},\"n\":{\"N\":\"%d\"}}}",
    number % 50, number);
  if (operate("PutItem", body) != 200) return 0;
  snprintf(body, sizeof body, "{\"TableName\":\"Table\",\"Key\":{\"id\":{\"S\":\"%d\"}}}", number % 50);
  return operate("GetItem", body) == 200;
}

/* A fork of the data, as a test takes one. */
static int take_fork(int number) {
  char body[100], target[100];
  snprintf(body, sizeof body, "{\"name\":\"f%d\",\"from\":\"default\"}", number);
  snprintf(target, sizeof target, "/_dynamock/v1/databases/f%d", number);
  return status_of("POST", "/_dynamock/v1/databases", "", body) == 200 &&
    status_of("DELETE", target, "", "") == 200;
}

static void *keep_calling(void *context) {
  int number = (int)(intptr_t)context;
  while (!atomic_load(&is_over)) {
    if (!read_and_write(number) || !take_fork((int)(intptr_t)context)) abort();
    number += 7;
  }
  return NULL;
}

static void *call_some(void *context) {
  for (int number = 0; number < 20; number++) {
    if (!read_and_write((int)(intptr_t)context + number)) abort();
  }
  return NULL;
}

/* What a child does: calls from its one thread, then from several. */
static int child(void) {
  alarm(20);
  for (int number = 0; number < 20; number++) {
    if (!read_and_write(number)) return 1;
  }
  pthread_t threads[4];
  for (int place = 0; place < 4; place++) {
    pthread_create(&threads[place], NULL, call_some, (void *)(intptr_t)place);
  }
  for (int place = 0; place < 4; place++) pthread_join(threads[place], NULL);
  return 0;
}

static int storm(int forks) {
  pthread_t threads[4];
  int dead = 0;
  for (int place = 0; place < 4; place++) {
    pthread_create(&threads[place], NULL, keep_calling, (void *)(intptr_t)place);
  }
  for (int round = 0; round < forks; round++) {
    pid_t process = fork();
    if (process == 0) _exit(child());
    int state = 0;
    waitpid(process, &state, 0);
    if (!WIFEXITED(state) || WEXITSTATUS(state) != 0) {
      fprintf(stderr, "storm: child %d ended with state %#x\n", round, state);
      dead++;
    }
  }
  atomic_store(&is_over, 1);
  for (int place = 0; place < 4; place++) pthread_join(threads[place], NULL);
  printf("storm: %d of %d forked processes died\n", dead, forks);
  return dead;
}

/* Kilobytes that the process has in memory. */
static long resident(void) {
  FILE *file = fopen("/proc/self/status", "r");
  char line[200];
  long size = 0;
  while (file && fgets(line, sizeof line, file)) sscanf(line, "VmRSS: %ld", &size);
  if (file) fclose(file);
  return size;
}

static int has_grown(const char *what, long before, long most) {
  long after = resident();
  printf("storm: %s: from %ld kB to %ld kB\n", what, before, after);
  return after - before > most;
}

static int growth(int calls, int threads) {
  int faults = 0;
  for (int number = 0; number < calls / 10; number++) {
    read_and_write(number);
    take_fork(0);
  }
  long before = resident();
  for (int number = 0; number < calls / 2; number++) {
    read_and_write(number);
    if (number % 16 == 0) take_fork(0);
  }
  faults += has_grown("calls", before, 2000);
  pthread_t thread;
  for (int number = 0; number < threads / 10; number++) {
    pthread_create(&thread, NULL, call_some, NULL);
    pthread_join(thread, NULL);
  }
  before = resident();
  for (int number = 0; number < threads; number++) {
    pthread_create(&thread, NULL, call_some, NULL);
    pthread_join(thread, NULL);
  }
  faults += has_grown("threads", before, 2000);
  return faults;
}

int main(int count, char **arguments) {
  int forks = count > 1 ? atoi(arguments[1]) : 500;
  int calls = count > 2 ? atoi(arguments[2]) : 100000;
  int threads = count > 3 ? atoi(arguments[3]) : 10000;
  instance = dynamock_open(NULL, 0, NULL);
  if (operate(
        "CreateTable",
        "{\"TableName\":\"Table\",\"BillingMode\":\"PAY_PER_REQUEST\","
        "\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],"
        "\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}") != 200)
    return 1;
  int faults = growth(calls, threads) + storm(forks);
  dynamock_close(instance);
  return faults == 0 ? 0 : 1;
}
