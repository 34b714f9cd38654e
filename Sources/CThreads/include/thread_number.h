#ifndef DYNAMOCK_THREAD_NUMBER_H
#define DYNAMOCK_THREAD_NUMBER_H

/* Returns the number of the calling thread, from 1 in the order of first calls, so that few threads share one
 * of several places. Swift has no variables of a thread. */
__attribute__((visibility("hidden"))) long dynamock_thread_number(void);

#endif
