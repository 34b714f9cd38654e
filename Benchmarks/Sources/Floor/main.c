// Sends the body of each request back, with a thread and an epoll for each core and nothing else: what the
// system itself takes for a request. It reads as much of HTTP/1.1 as the benchmarks send.
//   Floor PORT
// Prints its address; port 0 is any free one.

#define _GNU_SOURCE
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { capacity = 1 << 20, ready = 64 };

typedef struct {
  int socket;
  size_t count;
  char bytes[capacity];
} connection;

static void require(int is_true, const char *what) {
  if (is_true) return;
  perror(what);
  exit(1);
}

static int send_all(int to, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = send(to, bytes, count, MSG_NOSIGNAL);
    if (sent <= 0) return 0;
    bytes += sent;
    count -= (size_t)sent;
  }
  return 1;
}

/// Returns the length of the request at the start of the bytes, or 0 if it is incomplete.
static size_t request_length(const connection *from, size_t *head) {
  const char *end = memmem(from->bytes, from->count, "\r\n\r\n", 4);
  if (!end) return 0;
  *head = (size_t)(end - from->bytes) + 4;
  const char *field = memmem(from->bytes, *head, "\r\nContent-Length:", 17);
  size_t length = *head + (field ? strtoul(field + 17, NULL, 10) : 0);
  return length <= from->count ? length : 0;
}

/// Answers every complete request; returns 0 once the connection has ended.
static int serve(connection *from) {
  ssize_t got = recv(from->socket, from->bytes + from->count, capacity - from->count, 0);
  if (got <= 0) return 0;
  from->count += (size_t)got;
  size_t head, length;
  while ((length = request_length(from, &head)) > 0) {
    static __thread char answer[capacity + 256];
    int written = snprintf(
        answer, 256,
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: %zu\r\n\r\n",
        length - head);
    memcpy(answer + written, from->bytes + head, length - head);
    if (!send_all(from->socket, answer, (size_t)written + length - head)) return 0;
    from->count -= length;
    memmove(from->bytes, from->bytes + length, from->count);
  }
  return from->count < capacity;
}

static void *run(void *argument) {
  int queue = *(int *)argument;
  struct epoll_event events[ready];
  for (;;) {
    int count = epoll_wait(queue, events, ready, -1);
    for (int index = 0; index < count; index++) {
      connection *of = events[index].data.ptr;
      if (serve(of)) continue;
      close(of->socket);
      free(of);
    }
  }
  return NULL;
}

static int listening(in_port_t port) {
  int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof address;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  require(bind(listener, (struct sockaddr *)&address, length) == 0, "bind");
  require(listen(listener, 1024) == 0, "listen");
  require(getsockname(listener, (struct sockaddr *)&address, &length) == 0, "getsockname");
  printf("http://127.0.0.1:%d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

int main(int count, char **arguments) {
  int listener = listening((in_port_t)(count > 1 ? atoi(arguments[1]) : 0)), on = 1;
  long cores = sysconf(_SC_NPROCESSORS_ONLN);
  int queues[cores];
  for (long core = 0; core < cores; core++) {
    pthread_t thread;
    queues[core] = epoll_create1(0);
    require(pthread_create(&thread, NULL, run, &queues[core]) == 0, "pthread_create");
  }
  // The threads take turns at the connections.
  for (long next = 0;; next = (next + 1) % cores) {
    int socket = accept(listener, NULL, NULL);
    if (socket < 0) continue;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    connection *new = calloc(1, sizeof *new);
    require(new != NULL, "calloc");
    new->socket = socket;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = new};
    require(epoll_ctl(queues[next], EPOLL_CTL_ADD, socket, &event) == 0, "epoll_ctl");
  }
}
