/* dynamock.h: an in-process stand-in for Amazon DynamoDB.
 *
 * An instance takes HTTP requests in parts and returns responses in parts, the same ones that
 * `dynamock serve` takes and sends: `/` and `/db/NAME` are DynamoDB, `/_dynamock/v1/...` is the control
 * API. docs/c-library.md has the rules and an example. */
#ifndef DYNAMOCK_H
#define DYNAMOCK_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DYNAMOCK_ABI 1 /* changes with an incompatible change; additions leave it */

typedef struct dynamock dynamock;           /* an instance: databases by name */
typedef struct dynamock_call dynamock_call; /* one request and, when it is done, its response */

/* Borrowed: nothing of it is read after dynamock_start has returned. */
typedef struct {
  const char *method; /* "POST" */
  size_t method_length;
  const char *target; /* "/", "/db/NAME", "/_dynamock/v1/databases" */
  size_t target_length;
  const char *headers; /* a line "Name: value\r\n" for each field, no empty line */
  size_t headers_length;
  const uint8_t *body;
  size_t body_length;
} dynamock_request;

enum {
  DYNAMOCK_DONE = 0,
  DYNAMOCK_PENDING = 1,
  DYNAMOCK_FORKED = -1, /* the process was forked from the one that this belongs to */
  DYNAMOCK_CLOSED = -2, /* the instance is closed */
  DYNAMOCK_INVALID = -3 /* an argument is NULL or has an impossible length */
};

/* The DYNAMOCK_ABI of the library that was loaded. */
uint32_t dynamock_abi(void);

/* The version of the library, such as "0.1.0"; static. */
const char *dynamock_version(void);

/* Opens an instance. `settings` is a JSON object with the keys of docs/configuration.md; NULL or no
 * bytes for the defaults: data in memory. Returns NULL if it cannot be opened, and sets `fault`, unless
 * it is NULL, to a sentence that dynamock_free frees. */
dynamock *dynamock_open(const char *settings, size_t length, char **fault);

/* Closes an instance after the writes that are pending. Further calls return DYNAMOCK_CLOSED; closing
 * it again returns DYNAMOCK_DONE. Returns DYNAMOCK_INVALID if the data could not be saved. */
int32_t dynamock_close(dynamock *instance);

/* Starts a request; never blocks. Sets `call` to a handle that dynamock_release releases.
 * Returns DYNAMOCK_DONE if the response is there, DYNAMOCK_PENDING if it will be; otherwise `call` is
 * set to NULL. */
int32_t dynamock_start(dynamock *instance, const dynamock_request *request, dynamock_call **call);

/* Waits for a response for so many milliseconds; for ever if they are negative.
 * Returns DYNAMOCK_DONE or DYNAMOCK_PENDING. */
int32_t dynamock_wait(dynamock_call *call, int64_t milliseconds);

/* Calls `done` once, when the response is there: before this returns if it is there already, otherwise
 * from another thread. A later callback replaces one that has not been called. */
void dynamock_notify(dynamock_call *call, void (*done)(void *), void *context);

/* The status of the response, such as 200; 0 if there is none: the call is pending, or a rule of the
 * database asks to close the connection without a response (see dynamock_headers). */
int32_t dynamock_status(const dynamock_call *call);

/* The header fields of the response, a line "Name: value\r\n" for each, without an empty line, and then
 * a zero byte, which `length` does not count. Valid until dynamock_release. NULL if the call is
 * pending. */
const char *dynamock_headers(const dynamock_call *call, size_t *length);

/* The body of the response and a zero byte, which `length` does not count; a body may contain zero bytes
 * itself. Valid until dynamock_release. NULL if the call is pending. */
const uint8_t *dynamock_body(const dynamock_call *call, size_t *length);

/* Releases a call, whether it is done or not; its callback is not called any more. */
void dynamock_release(dynamock_call *call);

/* Serves an instance over HTTP as well. `settings` is a JSON object with the keys "host", "port",
 * "threads", "limits" and "timeouts" of docs/configuration.md, which replace those of dynamock_open.
 * Sets `answer` to a JSON object that dynamock_free frees: {"url": "http://127.0.0.1:8000"}, or
 * {"message": "..."} if it returns DYNAMOCK_INVALID. Blocks until the port is open. */
int32_t dynamock_serve(dynamock *instance, const char *settings, size_t length, char **answer);

/* Stops serving, after the requests in flight. */
int32_t dynamock_halt(dynamock *instance);

/* Frees a string of dynamock_open or dynamock_serve; NULL is ignored. */
void dynamock_free(char *text);

#ifdef __cplusplus
}
#endif

#endif
