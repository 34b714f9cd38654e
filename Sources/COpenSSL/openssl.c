#include "COpenSSL.h"

#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

// The pointers to the functions, set once.
static struct {
  SSL_CTX *(*SSL_CTX_new)(const void *method);
  void (*SSL_CTX_free)(SSL_CTX *context);
  const void *(*TLS_method)(void);
  int (*OPENSSL_init_ssl)(uint64_t options, const void *settings);
  long (*SSL_CTX_ctrl)(SSL_CTX *context, int command, long number, void *pointer);
  uint64_t (*SSL_CTX_set_options)(SSL_CTX *context, uint64_t options);
  void (*SSL_CTX_set_verify)(SSL_CTX *context, int mode, const void *callback);
  int (*SSL_CTX_use_certificate)(SSL_CTX *context, X509 *certificate);
  int (*SSL_CTX_use_PrivateKey)(SSL_CTX *context, EVP_PKEY *key);
  int (*SSL_CTX_check_private_key)(const SSL_CTX *context);
  int (*SSL_CTX_load_verify_file)(SSL_CTX *context, const char *file);
  int (*SSL_CTX_load_verify_dir)(SSL_CTX *context, const char *folder);
  int (*SSL_CTX_set_default_verify_paths)(SSL_CTX *context);
  void *(*SSL_CTX_get0_param)(SSL_CTX *context);
  int (*SSL_CTX_set_alpn_protos)(SSL_CTX *context, const unsigned char *names, unsigned length);
  void (*SSL_CTX_set_alpn_select_cb)(SSL_CTX *context, dynamock_alpn_callback callback, void *argument);
  SSL *(*SSL_new)(SSL_CTX *context);
  void (*SSL_free)(SSL *session);
  void (*SSL_set_bio)(SSL *session, BIO *input, BIO *output);
  void (*SSL_set_accept_state)(SSL *session);
  void (*SSL_set_connect_state)(SSL *session);
  int (*SSL_do_handshake)(SSL *session);
  int (*SSL_read)(SSL *session, void *bytes, int count);
  int (*SSL_write)(SSL *session, const void *bytes, int count);
  int (*SSL_shutdown)(SSL *session);
  int (*SSL_get_error)(const SSL *session, int result);
  long (*SSL_ctrl)(SSL *session, int command, long number, void *pointer);
  int (*SSL_set1_host)(SSL *session, const char *name);
  void *(*SSL_get0_param)(SSL *session);
  long (*SSL_get_verify_result)(const SSL *session);
  const char *(*SSL_get_version)(const SSL *session);
  unsigned long (*ERR_get_error)(void);
  void (*ERR_clear_error)(void);
  const char *(*ERR_reason_error_string)(unsigned long code);
  const void *(*BIO_s_mem)(void);
  BIO *(*BIO_new)(const void *method);
  BIO *(*BIO_new_mem_buf)(const void *bytes, int count);
  int (*BIO_free)(BIO *bio);
  int (*BIO_read)(BIO *bio, void *bytes, int count);
  int (*BIO_write)(BIO *bio, const void *bytes, int count);
  size_t (*BIO_ctrl_pending)(BIO *bio);
  X509 *(*PEM_read_bio_X509)(BIO *bio, X509 **into, dynamock_password_callback callback, void *argument);
  EVP_PKEY *(*PEM_read_bio_PrivateKey)(BIO *bio, EVP_PKEY **into, dynamock_password_callback callback, void *argument);
  int (*PEM_write_bio_X509)(BIO *bio, X509 *certificate);
  int (*PEM_write_bio_PrivateKey)(BIO *bio, const EVP_PKEY *key, const void *cipher, const unsigned char *password, int length, dynamock_password_callback callback, void *argument);
  X509 *(*X509_new)(void);
  void (*X509_free)(X509 *certificate);
  void (*EVP_PKEY_free)(EVP_PKEY *key);
  int (*X509_check_private_key)(const X509 *certificate, const EVP_PKEY *key);
  int (*X509_set_version)(X509 *certificate, long version);
  void *(*X509_get_serialNumber)(X509 *certificate);
  int (*ASN1_INTEGER_set_uint64)(void *integer, uint64_t value);
  void *(*X509_getm_notBefore)(const X509 *certificate);
  void *(*X509_getm_notAfter)(const X509 *certificate);
  void *(*X509_time_adj_ex)(void *time, int days, long seconds, time_t *from);
  int (*X509_cmp_time)(const void *time, time_t *moment);
  int (*X509_set_pubkey)(X509 *certificate, EVP_PKEY *key);
  void *(*X509_get_subject_name)(const X509 *certificate);
  int (*X509_set_issuer_name)(X509 *certificate, void *name);
  int (*X509_NAME_add_entry_by_txt)(void *name, const char *field, int type, const unsigned char *bytes, int length, int location, int set);
  void *(*X509V3_EXT_conf_nid)(void *settings, void *context, int nid, const char *value);
  int (*X509_add_ext)(X509 *certificate, void *extension, int location);
  void (*X509_EXTENSION_free)(void *extension);
  int (*X509_sign)(X509 *certificate, EVP_PKEY *key, const void *digest);
  const void *(*EVP_sha256)(void);
  int (*RAND_bytes)(unsigned char *bytes, int count);
  const char *(*X509_verify_cert_error_string)(long code);
  int (*X509_VERIFY_PARAM_set1_ip_asc)(void *parameters, const char *address);
  int (*X509_VERIFY_PARAM_set_flags)(void *parameters, unsigned long flags);
  EVP_PKEY *(*EVP_PKEY_Q_keygen)(void *library, const char *properties, const char *type, ...);
} table;

// The paths in the order in which they are tried: the loader's name, then those of Homebrew.
#ifdef __APPLE__
static const char *const crypto_names[] = {
    "libcrypto.3.dylib", "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
    "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib", NULL};
static const char *const ssl_names[] = {
    "libssl.3.dylib", "/opt/homebrew/opt/openssl@3/lib/libssl.3.dylib",
    "/usr/local/opt/openssl@3/lib/libssl.3.dylib", NULL};
#else
static const char *const crypto_names[] = {"libcrypto.so.3", NULL};
static const char *const ssl_names[] = {"libssl.so.3", NULL};
#endif

static const char *missing = "it was not looked for";
static char reason[512];

static void *open_first(const char *const *names) {
  for (int i = 0; names[i] != NULL; i++) {
    void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
    if (library != NULL) return library;
    const char *text = dlerror();
    if (text != NULL && reason[0] == 0) strncat(reason, text, sizeof(reason) - 1);
  }
  return NULL;
}

static int find(void *library, const char *name, void *pointer) {
  void *function = dlsym(library, name);
  if (function == NULL) {
    reason[0] = 0;
    strncat(reason, "it lacks the function ", sizeof(reason) - 1);
    strncat(reason, name, sizeof(reason) - 1 - strlen(reason));
    return 0;
  }
  memcpy(pointer, &function, sizeof(function));
  return 1;
}

// Initialize without an exit handler, which would free data that other threads still use.
static const uint64_t no_exit_handler = 0x00080000;

static void open_once(void) {
  void *crypto = open_first(crypto_names);
  void *ssl = crypto == NULL ? NULL : open_first(ssl_names);
  if (ssl == NULL) {
    missing = reason[0] == 0 ? "it cannot be opened" : reason;
    return;
  }
  int found = 1;
  found = found && find(ssl, "SSL_CTX_new", &table.SSL_CTX_new);
  found = found && find(ssl, "SSL_CTX_free", &table.SSL_CTX_free);
  found = found && find(ssl, "TLS_method", &table.TLS_method);
  found = found && find(ssl, "OPENSSL_init_ssl", &table.OPENSSL_init_ssl);
  found = found && find(ssl, "SSL_CTX_ctrl", &table.SSL_CTX_ctrl);
  found = found && find(ssl, "SSL_CTX_set_options", &table.SSL_CTX_set_options);
  found = found && find(ssl, "SSL_CTX_set_verify", &table.SSL_CTX_set_verify);
  found = found && find(ssl, "SSL_CTX_use_certificate", &table.SSL_CTX_use_certificate);
  found = found && find(ssl, "SSL_CTX_use_PrivateKey", &table.SSL_CTX_use_PrivateKey);
  found = found && find(ssl, "SSL_CTX_check_private_key", &table.SSL_CTX_check_private_key);
  found = found && find(ssl, "SSL_CTX_load_verify_file", &table.SSL_CTX_load_verify_file);
  found = found && find(ssl, "SSL_CTX_load_verify_dir", &table.SSL_CTX_load_verify_dir);
  found = found && find(ssl, "SSL_CTX_set_default_verify_paths", &table.SSL_CTX_set_default_verify_paths);
  found = found && find(ssl, "SSL_CTX_get0_param", &table.SSL_CTX_get0_param);
  found = found && find(ssl, "SSL_CTX_set_alpn_protos", &table.SSL_CTX_set_alpn_protos);
  found = found && find(ssl, "SSL_CTX_set_alpn_select_cb", &table.SSL_CTX_set_alpn_select_cb);
  found = found && find(ssl, "SSL_new", &table.SSL_new);
  found = found && find(ssl, "SSL_free", &table.SSL_free);
  found = found && find(ssl, "SSL_set_bio", &table.SSL_set_bio);
  found = found && find(ssl, "SSL_set_accept_state", &table.SSL_set_accept_state);
  found = found && find(ssl, "SSL_set_connect_state", &table.SSL_set_connect_state);
  found = found && find(ssl, "SSL_do_handshake", &table.SSL_do_handshake);
  found = found && find(ssl, "SSL_read", &table.SSL_read);
  found = found && find(ssl, "SSL_write", &table.SSL_write);
  found = found && find(ssl, "SSL_shutdown", &table.SSL_shutdown);
  found = found && find(ssl, "SSL_get_error", &table.SSL_get_error);
  found = found && find(ssl, "SSL_ctrl", &table.SSL_ctrl);
  found = found && find(ssl, "SSL_set1_host", &table.SSL_set1_host);
  found = found && find(ssl, "SSL_get0_param", &table.SSL_get0_param);
  found = found && find(ssl, "SSL_get_verify_result", &table.SSL_get_verify_result);
  found = found && find(ssl, "SSL_get_version", &table.SSL_get_version);
  found = found && find(crypto, "ERR_get_error", &table.ERR_get_error);
  found = found && find(crypto, "ERR_clear_error", &table.ERR_clear_error);
  found = found && find(crypto, "ERR_reason_error_string", &table.ERR_reason_error_string);
  found = found && find(crypto, "BIO_s_mem", &table.BIO_s_mem);
  found = found && find(crypto, "BIO_new", &table.BIO_new);
  found = found && find(crypto, "BIO_new_mem_buf", &table.BIO_new_mem_buf);
  found = found && find(crypto, "BIO_free", &table.BIO_free);
  found = found && find(crypto, "BIO_read", &table.BIO_read);
  found = found && find(crypto, "BIO_write", &table.BIO_write);
  found = found && find(crypto, "BIO_ctrl_pending", &table.BIO_ctrl_pending);
  found = found && find(crypto, "PEM_read_bio_X509", &table.PEM_read_bio_X509);
  found = found && find(crypto, "PEM_read_bio_PrivateKey", &table.PEM_read_bio_PrivateKey);
  found = found && find(crypto, "PEM_write_bio_X509", &table.PEM_write_bio_X509);
  found = found && find(crypto, "PEM_write_bio_PrivateKey", &table.PEM_write_bio_PrivateKey);
  found = found && find(crypto, "X509_new", &table.X509_new);
  found = found && find(crypto, "X509_free", &table.X509_free);
  found = found && find(crypto, "EVP_PKEY_free", &table.EVP_PKEY_free);
  found = found && find(crypto, "X509_check_private_key", &table.X509_check_private_key);
  found = found && find(crypto, "X509_set_version", &table.X509_set_version);
  found = found && find(crypto, "X509_get_serialNumber", &table.X509_get_serialNumber);
  found = found && find(crypto, "ASN1_INTEGER_set_uint64", &table.ASN1_INTEGER_set_uint64);
  found = found && find(crypto, "X509_getm_notBefore", &table.X509_getm_notBefore);
  found = found && find(crypto, "X509_getm_notAfter", &table.X509_getm_notAfter);
  found = found && find(crypto, "X509_time_adj_ex", &table.X509_time_adj_ex);
  found = found && find(crypto, "X509_cmp_time", &table.X509_cmp_time);
  found = found && find(crypto, "X509_set_pubkey", &table.X509_set_pubkey);
  found = found && find(crypto, "X509_get_subject_name", &table.X509_get_subject_name);
  found = found && find(crypto, "X509_set_issuer_name", &table.X509_set_issuer_name);
  found = found && find(crypto, "X509_NAME_add_entry_by_txt", &table.X509_NAME_add_entry_by_txt);
  found = found && find(crypto, "X509V3_EXT_conf_nid", &table.X509V3_EXT_conf_nid);
  found = found && find(crypto, "X509_add_ext", &table.X509_add_ext);
  found = found && find(crypto, "X509_EXTENSION_free", &table.X509_EXTENSION_free);
  found = found && find(crypto, "X509_sign", &table.X509_sign);
  found = found && find(crypto, "EVP_sha256", &table.EVP_sha256);
  found = found && find(crypto, "RAND_bytes", &table.RAND_bytes);
  found = found && find(crypto, "X509_verify_cert_error_string", &table.X509_verify_cert_error_string);
  found = found && find(crypto, "X509_VERIFY_PARAM_set1_ip_asc", &table.X509_VERIFY_PARAM_set1_ip_asc);
  found = found && find(crypto, "X509_VERIFY_PARAM_set_flags", &table.X509_VERIFY_PARAM_set_flags);
  found = found && find(crypto, "EVP_PKEY_Q_keygen", &table.EVP_PKEY_Q_keygen);
  if (found && table.OPENSSL_init_ssl(no_exit_handler, NULL) != 1) {
    found = 0;
    strncat(reason, "it cannot be initialized", sizeof(reason) - 1);
  }
  missing = found ? NULL : reason;
}

const char *dynamock_openssl_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_once);
  return missing;
}

int dynamock_no_password(char *bytes, int size, int is_writing, void *argument) {
  (void)bytes, (void)size, (void)is_writing, (void)argument;
  return -1;
}

// RFC 7301: names preceded by their lengths. The results are SSL_TLSEXT_ERR_OK and _NOACK.
int dynamock_choose_http1(
    SSL *session, const unsigned char **chosen, unsigned char *chosen_length,
    const unsigned char *offered, unsigned offered_length, void *argument) {
  (void)session, (void)argument;
  for (unsigned at = 0; at < offered_length;) {
    unsigned length = offered[at];
    if (length > offered_length - at - 1) break;
    if (length == 8 && memcmp(offered + at + 1, "http/1.1", 8) == 0) {
      *chosen = offered + at + 1;
      *chosen_length = 8;
      return 0;
    }
    at += 1 + length;
  }
  return 3;
}

EVP_PKEY *dynamock_make_key(void) {
  return table.EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
}

SSL_CTX *dynamock_SSL_CTX_new(const void *method) {
  return table.SSL_CTX_new(method);
}
void dynamock_SSL_CTX_free(SSL_CTX *context) {
  table.SSL_CTX_free(context);
}
const void *dynamock_TLS_method(void) {
  return table.TLS_method();
}
int dynamock_OPENSSL_init_ssl(uint64_t options, const void *settings) {
  return table.OPENSSL_init_ssl(options, settings);
}
long dynamock_SSL_CTX_ctrl(SSL_CTX *context, int command, long number, void *pointer) {
  return table.SSL_CTX_ctrl(context, command, number, pointer);
}
uint64_t dynamock_SSL_CTX_set_options(SSL_CTX *context, uint64_t options) {
  return table.SSL_CTX_set_options(context, options);
}
void dynamock_SSL_CTX_set_verify(SSL_CTX *context, int mode, const void *callback) {
  table.SSL_CTX_set_verify(context, mode, callback);
}
int dynamock_SSL_CTX_use_certificate(SSL_CTX *context, X509 *certificate) {
  return table.SSL_CTX_use_certificate(context, certificate);
}
int dynamock_SSL_CTX_use_PrivateKey(SSL_CTX *context, EVP_PKEY *key) {
  return table.SSL_CTX_use_PrivateKey(context, key);
}
int dynamock_SSL_CTX_check_private_key(const SSL_CTX *context) {
  return table.SSL_CTX_check_private_key(context);
}
int dynamock_SSL_CTX_load_verify_file(SSL_CTX *context, const char *file) {
  return table.SSL_CTX_load_verify_file(context, file);
}
int dynamock_SSL_CTX_load_verify_dir(SSL_CTX *context, const char *folder) {
  return table.SSL_CTX_load_verify_dir(context, folder);
}
int dynamock_SSL_CTX_set_default_verify_paths(SSL_CTX *context) {
  return table.SSL_CTX_set_default_verify_paths(context);
}
void *dynamock_SSL_CTX_get0_param(SSL_CTX *context) {
  return table.SSL_CTX_get0_param(context);
}
int dynamock_SSL_CTX_set_alpn_protos(SSL_CTX *context, const unsigned char *names, unsigned length) {
  return table.SSL_CTX_set_alpn_protos(context, names, length);
}
void dynamock_SSL_CTX_set_alpn_select_cb(SSL_CTX *context, dynamock_alpn_callback callback, void *argument) {
  table.SSL_CTX_set_alpn_select_cb(context, callback, argument);
}
SSL *dynamock_SSL_new(SSL_CTX *context) {
  return table.SSL_new(context);
}
void dynamock_SSL_free(SSL *session) {
  table.SSL_free(session);
}
void dynamock_SSL_set_bio(SSL *session, BIO *input, BIO *output) {
  table.SSL_set_bio(session, input, output);
}
void dynamock_SSL_set_accept_state(SSL *session) {
  table.SSL_set_accept_state(session);
}
void dynamock_SSL_set_connect_state(SSL *session) {
  table.SSL_set_connect_state(session);
}
int dynamock_SSL_do_handshake(SSL *session) {
  return table.SSL_do_handshake(session);
}
int dynamock_SSL_read(SSL *session, void *bytes, int count) {
  return table.SSL_read(session, bytes, count);
}
int dynamock_SSL_write(SSL *session, const void *bytes, int count) {
  return table.SSL_write(session, bytes, count);
}
int dynamock_SSL_shutdown(SSL *session) {
  return table.SSL_shutdown(session);
}
int dynamock_SSL_get_error(const SSL *session, int result) {
  return table.SSL_get_error(session, result);
}
long dynamock_SSL_ctrl(SSL *session, int command, long number, void *pointer) {
  return table.SSL_ctrl(session, command, number, pointer);
}
int dynamock_SSL_set1_host(SSL *session, const char *name) {
  return table.SSL_set1_host(session, name);
}
void *dynamock_SSL_get0_param(SSL *session) {
  return table.SSL_get0_param(session);
}
long dynamock_SSL_get_verify_result(const SSL *session) {
  return table.SSL_get_verify_result(session);
}
const char *dynamock_SSL_get_version(const SSL *session) {
  return table.SSL_get_version(session);
}
unsigned long dynamock_ERR_get_error(void) {
  return table.ERR_get_error();
}
void dynamock_ERR_clear_error(void) {
  table.ERR_clear_error();
}
const char *dynamock_ERR_reason_error_string(unsigned long code) {
  return table.ERR_reason_error_string(code);
}
const void *dynamock_BIO_s_mem(void) {
  return table.BIO_s_mem();
}
BIO *dynamock_BIO_new(const void *method) {
  return table.BIO_new(method);
}
BIO *dynamock_BIO_new_mem_buf(const void *bytes, int count) {
  return table.BIO_new_mem_buf(bytes, count);
}
int dynamock_BIO_free(BIO *bio) {
  return table.BIO_free(bio);
}
int dynamock_BIO_read(BIO *bio, void *bytes, int count) {
  return table.BIO_read(bio, bytes, count);
}
int dynamock_BIO_write(BIO *bio, const void *bytes, int count) {
  return table.BIO_write(bio, bytes, count);
}
size_t dynamock_BIO_ctrl_pending(BIO *bio) {
  return table.BIO_ctrl_pending(bio);
}
X509 *dynamock_PEM_read_bio_X509(BIO *bio, X509 **into, dynamock_password_callback callback, void *argument) {
  return table.PEM_read_bio_X509(bio, into, callback, argument);
}
EVP_PKEY *dynamock_PEM_read_bio_PrivateKey(BIO *bio, EVP_PKEY **into, dynamock_password_callback callback, void *argument) {
  return table.PEM_read_bio_PrivateKey(bio, into, callback, argument);
}
int dynamock_PEM_write_bio_X509(BIO *bio, X509 *certificate) {
  return table.PEM_write_bio_X509(bio, certificate);
}
int dynamock_PEM_write_bio_PrivateKey(BIO *bio, const EVP_PKEY *key, const void *cipher, const unsigned char *password, int length, dynamock_password_callback callback, void *argument) {
  return table.PEM_write_bio_PrivateKey(bio, key, cipher, password, length, callback, argument);
}
X509 *dynamock_X509_new(void) {
  return table.X509_new();
}
void dynamock_X509_free(X509 *certificate) {
  table.X509_free(certificate);
}
void dynamock_EVP_PKEY_free(EVP_PKEY *key) {
  table.EVP_PKEY_free(key);
}
int dynamock_X509_check_private_key(const X509 *certificate, const EVP_PKEY *key) {
  return table.X509_check_private_key(certificate, key);
}
int dynamock_X509_set_version(X509 *certificate, long version) {
  return table.X509_set_version(certificate, version);
}
void *dynamock_X509_get_serialNumber(X509 *certificate) {
  return table.X509_get_serialNumber(certificate);
}
int dynamock_ASN1_INTEGER_set_uint64(void *integer, uint64_t value) {
  return table.ASN1_INTEGER_set_uint64(integer, value);
}
void *dynamock_X509_getm_notBefore(const X509 *certificate) {
  return table.X509_getm_notBefore(certificate);
}
void *dynamock_X509_getm_notAfter(const X509 *certificate) {
  return table.X509_getm_notAfter(certificate);
}
void *dynamock_X509_time_adj_ex(void *time, int days, long seconds, time_t *from) {
  return table.X509_time_adj_ex(time, days, seconds, from);
}
int dynamock_X509_cmp_time(const void *time, time_t *moment) {
  return table.X509_cmp_time(time, moment);
}
int dynamock_X509_set_pubkey(X509 *certificate, EVP_PKEY *key) {
  return table.X509_set_pubkey(certificate, key);
}
void *dynamock_X509_get_subject_name(const X509 *certificate) {
  return table.X509_get_subject_name(certificate);
}
int dynamock_X509_set_issuer_name(X509 *certificate, void *name) {
  return table.X509_set_issuer_name(certificate, name);
}
int dynamock_X509_NAME_add_entry_by_txt(void *name, const char *field, int type, const unsigned char *bytes, int length, int location, int set) {
  return table.X509_NAME_add_entry_by_txt(name, field, type, bytes, length, location, set);
}
void *dynamock_X509V3_EXT_conf_nid(void *settings, void *context, int nid, const char *value) {
  return table.X509V3_EXT_conf_nid(settings, context, nid, value);
}
int dynamock_X509_add_ext(X509 *certificate, void *extension, int location) {
  return table.X509_add_ext(certificate, extension, location);
}
void dynamock_X509_EXTENSION_free(void *extension) {
  table.X509_EXTENSION_free(extension);
}
int dynamock_X509_sign(X509 *certificate, EVP_PKEY *key, const void *digest) {
  return table.X509_sign(certificate, key, digest);
}
const void *dynamock_EVP_sha256(void) {
  return table.EVP_sha256();
}
int dynamock_RAND_bytes(unsigned char *bytes, int count) {
  return table.RAND_bytes(bytes, count);
}
const char *dynamock_X509_verify_cert_error_string(long code) {
  return table.X509_verify_cert_error_string(code);
}
int dynamock_X509_VERIFY_PARAM_set1_ip_asc(void *parameters, const char *address) {
  return table.X509_VERIFY_PARAM_set1_ip_asc(parameters, address);
}
int dynamock_X509_VERIFY_PARAM_set_flags(void *parameters, unsigned long flags) {
  return table.X509_VERIFY_PARAM_set_flags(parameters, flags);
}
