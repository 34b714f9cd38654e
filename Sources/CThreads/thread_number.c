#include "thread_number.h"

#include <stdatomic.h>

static atomic_long last;
static _Thread_local long number;

long dynamock_thread_number(void) {
  if (number == 0) number = atomic_fetch_add_explicit(&last, 1, memory_order_relaxed) + 1;
  return number;
}
