/* The gate between calls and fork(2), for the files of this target. */
#ifndef DYNAMOCK_GATE_H
#define DYNAMOCK_GATE_H

#include "dynamock_internal.h"

/* Whether the calling thread is inside the gate, where no callback may run. */
int dynamock_gate_is_held(void);
/* Calls the callback of a finished call once the calling thread has left the gate. Takes over a hold. */
void dynamock_gate_defer(dynamock_call *call);
/* Calls the callback of a finished call, unless it was called or taken back, and drops a hold. */
void dynamock_call_tell(dynamock_call *call);

/* The next call of a list that dynamock_gate_defer made. */
dynamock_call **dynamock_call_next(dynamock_call *call);

#endif
