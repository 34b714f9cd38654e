/* fork(2) copies the memory of a process and one of its threads. A lock that another thread holds at that
 * moment stays locked in the child for ever; and Swift's Mutex, which hands the number of its thread to
 * the kernel, ends a child with SIGILL when two threads of it meet at a lock, since the numbers it has
 * remembered are the parent's (stdlib/public/SwiftShims/swift/shims/_SynchronizationShims.h).
 *
 * So every call runs inside a gate. Before a fork the gate closes: calls inside finish, further ones wait.
 * In a child, calls go through one at a time. No one waits for a response inside the gate. */
#define _GNU_SOURCE
#include "gate.h"

#include <pthread.h>
#include <stdatomic.h>

static pthread_rwlock_t gate;
static atomic_uint generation;
static _Thread_local unsigned depth;
static _Thread_local dynamock_call *first_finished;
static _Thread_local dynamock_call **last_finished;

static void make_gate(void) {
  pthread_rwlockattr_t attributes;
  pthread_rwlockattr_init(&attributes);
#ifdef __GLIBC__
  /* Otherwise a fork would wait for as long as other threads keep calling. */
  pthread_rwlockattr_setkind_np(&attributes, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
#endif
  pthread_rwlock_init(&gate, &attributes);
  pthread_rwlockattr_destroy(&attributes);
}

static void before_fork(void) { pthread_rwlock_wrlock(&gate); }

static void after_fork_in_parent(void) { pthread_rwlock_unlock(&gate); }

static void after_fork_in_child(void) {
  make_gate();
  atomic_fetch_add(&generation, 1);
}

__attribute__((constructor)) static void install(void) {
  make_gate();
  pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child);
}

uint32_t dynamock_generation(void) { return atomic_load_explicit(&generation, memory_order_relaxed); }

void dynamock_gate_enter(void) {
  if (depth++ > 0) return;
  if (dynamock_generation() > 0) {
    pthread_rwlock_wrlock(&gate);
  } else {
    pthread_rwlock_rdlock(&gate);
  }
}

void dynamock_gate_leave(void) {
  if (--depth > 0) return;
  pthread_rwlock_unlock(&gate);
  /* A callback may start calls, which finish others. */
  while (first_finished) {
    dynamock_call *call = first_finished;
    first_finished = *dynamock_call_next(call);
    dynamock_call_tell(call);
  }
}

int dynamock_gate_is_held(void) { return depth > 0; }

void dynamock_gate_defer(dynamock_call *call) {
  *dynamock_call_next(call) = NULL;
  if (first_finished) {
    *last_finished = call;
  } else {
    first_finished = call;
  }
  last_finished = dynamock_call_next(call);
}
