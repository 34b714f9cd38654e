/* One request and its response. It is held by its owner, until dynamock_release, and by whoever will
 * hand over the response. */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "gate.h"

struct dynamock_call {
  atomic_int holds;
  atomic_int is_done;
  /* The process that the call was made in; no thread of another one will finish it. */
  uint32_t generation;
  pthread_mutex_t lock;
  pthread_cond_t changed;
  void (*done)(void *);
  void *done_context;
  void (*end)(void *, int32_t);
  void *end_context;
  dynamock_call *next;
  int32_t status;
  /* Headers, a zero byte, body, a zero byte. */
  char *block;
  size_t headers_length;
  size_t body_length;
};

static int is_of_this_process(const dynamock_call *call) {
  return call->generation == dynamock_generation();
}

int32_t dynamock_call_is_done(const dynamock_call *call) {
  return atomic_load_explicit(&call->is_done, memory_order_acquire);
}

dynamock_call *dynamock_call_create(void (*end)(void *, int32_t), void *context) {
  dynamock_call *call = calloc(1, sizeof *call);
  if (!call) return NULL;
  atomic_init(&call->holds, 2);
  call->generation = dynamock_generation();
  pthread_mutex_init(&call->lock, NULL);
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
#ifndef __APPLE__
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
#endif
  pthread_cond_init(&call->changed, &attributes);
  pthread_condattr_destroy(&attributes);
  call->end = end;
  call->end_context = context;
  return call;
}

void dynamock_call_drop(dynamock_call *call) {
  if (atomic_fetch_sub(&call->holds, 1) > 1) return;
  if (is_of_this_process(call)) {
    pthread_cond_destroy(&call->changed);
    pthread_mutex_destroy(&call->lock);
  }
  free(call->block);
  free(call);
}

dynamock_call **dynamock_call_next(dynamock_call *call) { return &call->next; }

void dynamock_call_finish(
  dynamock_call *call, int32_t status, char *block, size_t headers_length, size_t body_length
) {
  pthread_mutex_lock(&call->lock);
  call->status = status;
  call->block = block;
  call->headers_length = headers_length;
  call->body_length = body_length;
  atomic_store_explicit(&call->is_done, 1, memory_order_release);
  void (*end)(void *, int32_t) = call->end;
  call->end = NULL;
  pthread_cond_broadcast(&call->changed);
  pthread_mutex_unlock(&call->lock);
  if (end) end(call->end_context, 1);
}

void dynamock_call_announce(dynamock_call *call) {
  pthread_mutex_lock(&call->lock);
  int is_awaited = call->done != NULL;
  pthread_mutex_unlock(&call->lock);
  if (!is_awaited) {
    dynamock_call_drop(call);
  } else if (dynamock_gate_is_held()) {
    dynamock_gate_defer(call);
  } else {
    dynamock_call_tell(call);
  }
}

void dynamock_call_tell(dynamock_call *call) {
  pthread_mutex_lock(&call->lock);
  void (*done)(void *) = call->done;
  call->done = NULL;
  pthread_mutex_unlock(&call->lock);
  if (done) done(call->done_context);
  dynamock_call_drop(call);
}

/* The moment after so many milliseconds; a far one if the sum is too great. */
static struct timespec moment_after(int64_t milliseconds) {
  struct timespec moment;
#ifdef __APPLE__
  clock_gettime(CLOCK_REALTIME, &moment);
#else
  clock_gettime(CLOCK_MONOTONIC, &moment);
#endif
  const int64_t longest = INT64_C(1000) * 60 * 60 * 24 * 365 * 30;
  if (milliseconds > longest) milliseconds = longest;
  moment.tv_sec += (time_t)(milliseconds / 1000);
  moment.tv_nsec += (long)(milliseconds % 1000) * 1000000;
  if (moment.tv_nsec >= 1000000000) {
    moment.tv_sec += 1;
    moment.tv_nsec -= 1000000000;
  }
  return moment;
}

int32_t dynamock_wait(dynamock_call *call, int64_t milliseconds) {
  if (!call) return DYNAMOCK_INVALID;
  if (dynamock_call_is_done(call)) return DYNAMOCK_DONE;
  if (!is_of_this_process(call)) return DYNAMOCK_FORKED;
  if (milliseconds == 0) return DYNAMOCK_PENDING;
  int error = 0;
  pthread_mutex_lock(&call->lock);
  if (milliseconds < 0) {
    while (!dynamock_call_is_done(call)) pthread_cond_wait(&call->changed, &call->lock);
  } else {
    struct timespec moment = moment_after(milliseconds);
    while (!dynamock_call_is_done(call) && error != ETIMEDOUT) {
      error = pthread_cond_timedwait(&call->changed, &call->lock, &moment);
    }
  }
  pthread_mutex_unlock(&call->lock);
  return dynamock_call_is_done(call) ? DYNAMOCK_DONE : DYNAMOCK_PENDING;
}

void dynamock_notify(dynamock_call *call, void (*done)(void *), void *context) {
  if (!call) return;
  if (!is_of_this_process(call)) {
    if (done && dynamock_call_is_done(call)) done(context);
    return;
  }
  pthread_mutex_lock(&call->lock);
  int is_done = dynamock_call_is_done(call);
  call->done = is_done ? NULL : done;
  call->done_context = context;
  pthread_mutex_unlock(&call->lock);
  if (is_done && done) done(context);
}

int32_t dynamock_status(const dynamock_call *call) {
  return call && dynamock_call_is_done(call) ? call->status : 0;
}

const char *dynamock_headers(const dynamock_call *call, size_t *length) {
  int is_done = call && dynamock_call_is_done(call);
  if (length) *length = is_done ? call->headers_length : 0;
  return is_done ? call->block : NULL;
}

const uint8_t *dynamock_body(const dynamock_call *call, size_t *length) {
  int is_done = call && dynamock_call_is_done(call);
  if (length) *length = is_done ? call->body_length : 0;
  return is_done && call->block ? (const uint8_t *)call->block + call->headers_length + 1 : NULL;
}

void dynamock_release(dynamock_call *call) {
  if (!call) return;
  if (is_of_this_process(call)) {
    pthread_mutex_lock(&call->lock);
    call->done = NULL;
    void (*end)(void *, int32_t) = call->end;
    call->end = NULL;
    pthread_mutex_unlock(&call->lock);
    if (end) {
      dynamock_gate_enter();
      end(call->end_context, 0);
      dynamock_gate_leave();
    }
  }
  dynamock_call_drop(call);
}

uint32_t dynamock_abi(void) { return DYNAMOCK_ABI; }

void dynamock_free(char *text) { free(text); }
