/* What the Swift part of the C library calls. None of it is exported. */
#ifndef DYNAMOCK_INTERNAL_H
#define DYNAMOCK_INTERNAL_H

#include "dynamock.h"

/* Enters the gate that fork(2) waits for; see gate.c. */
void dynamock_gate_enter(void);
/* Leaves the gate, then calls the callbacks of calls that were finished inside. */
void dynamock_gate_leave(void);
/* How many forks lie between the process that loaded the library and this one. */
uint32_t dynamock_generation(void);

/* Makes a call that two hold: its owner, and whoever will finish it. NULL if there is no memory.
 * `end` is called once, with 1 when the call is finished, or with 0 when it is released before that. */
dynamock_call *dynamock_call_create(void (*end)(void *context, int32_t is_done), void *context);
/* Hands over the response, in one block from malloc(3): the headers, a zero byte, the body.
 * dynamock_call_announce has to follow. */
void dynamock_call_finish(
  dynamock_call *call, int32_t status, char *block, size_t headers_length, size_t body_length);
/* Calls the callback of a call that was finished, and gives up the hold of whoever finished it. */
void dynamock_call_announce(dynamock_call *call);
/* Whether the response is there. */
int32_t dynamock_call_is_done(const dynamock_call *call);
/* Gives up one hold. */
void dynamock_call_drop(dynamock_call *call);

#endif
