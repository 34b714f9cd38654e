#ifndef DYNAMOCK_OPENSSL_H
#define DYNAMOCK_OPENSSL_H

// The functions of OpenSSL 3 that dynamock calls, looked up in the libraries when TLS is first used.
//
// Nothing here is copied from OpenSSL's headers, which are not needed to build. The signatures are those
// of its manual, section 3, which do not change within version 3 (OpenSSL's versioning policy).

#include <stddef.h>
#include <stdint.h>
#include <time.h>

typedef struct dynamock_ssl_ctx SSL_CTX;
typedef struct dynamock_ssl SSL;
typedef struct dynamock_bio BIO;
typedef struct dynamock_x509 X509;
typedef struct dynamock_key EVP_PKEY;
typedef int (*dynamock_alpn_callback)(
    SSL *session, const unsigned char **chosen, unsigned char *chosen_length,
    const unsigned char *offered, unsigned offered_length, void *argument);
typedef int (*dynamock_password_callback)(char *bytes, int size, int is_writing, void *argument);

/// Opens the libraries and looks up every function, once per process.
/// @return NULL on success, otherwise the system's error message.
const char *dynamock_openssl_open(void);

/// Returns no password, so that OpenSSL does not prompt for one on a terminal.
int dynamock_no_password(char *bytes, int size, int is_writing, void *argument);

/// Selects `http/1.1` if it is offered, otherwise nothing.
int dynamock_choose_http1(
    SSL *session, const unsigned char **chosen, unsigned char *chosen_length,
    const unsigned char *offered, unsigned offered_length, void *argument);

/// Generates a key on the curve P-256.
EVP_PKEY *dynamock_make_key(void);

// Each calls the function of its name without the prefix; valid only after dynamock_openssl_open()
// has returned NULL.
SSL_CTX *dynamock_SSL_CTX_new(const void *method);
void dynamock_SSL_CTX_free(SSL_CTX *context);
const void *dynamock_TLS_method(void);
int dynamock_OPENSSL_init_ssl(uint64_t options, const void *settings);
long dynamock_SSL_CTX_ctrl(SSL_CTX *context, int command, long number, void *pointer);
uint64_t dynamock_SSL_CTX_set_options(SSL_CTX *context, uint64_t options);
void dynamock_SSL_CTX_set_verify(SSL_CTX *context, int mode, const void *callback);
int dynamock_SSL_CTX_use_certificate(SSL_CTX *context, X509 *certificate);
int dynamock_SSL_CTX_use_PrivateKey(SSL_CTX *context, EVP_PKEY *key);
int dynamock_SSL_CTX_check_private_key(const SSL_CTX *context);
int dynamock_SSL_CTX_load_verify_file(SSL_CTX *context, const char *file);
int dynamock_SSL_CTX_load_verify_dir(SSL_CTX *context, const char *folder);
int dynamock_SSL_CTX_set_default_verify_paths(SSL_CTX *context);
void *dynamock_SSL_CTX_get0_param(SSL_CTX *context);
int dynamock_SSL_CTX_set_alpn_protos(SSL_CTX *context, const unsigned char *names, unsigned length);
void dynamock_SSL_CTX_set_alpn_select_cb(SSL_CTX *context, dynamock_alpn_callback callback, void *argument);
SSL *dynamock_SSL_new(SSL_CTX *context);
void dynamock_SSL_free(SSL *session);
void dynamock_SSL_set_bio(SSL *session, BIO *input, BIO *output);
void dynamock_SSL_set_accept_state(SSL *session);
void dynamock_SSL_set_connect_state(SSL *session);
int dynamock_SSL_do_handshake(SSL *session);
int dynamock_SSL_read(SSL *session, void *bytes, int count);
int dynamock_SSL_write(SSL *session, const void *bytes, int count);
int dynamock_SSL_shutdown(SSL *session);
int dynamock_SSL_get_error(const SSL *session, int result);
long dynamock_SSL_ctrl(SSL *session, int command, long number, void *pointer);
int dynamock_SSL_set1_host(SSL *session, const char *name);
void *dynamock_SSL_get0_param(SSL *session);
long dynamock_SSL_get_verify_result(const SSL *session);
const char *dynamock_SSL_get_version(const SSL *session);
unsigned long dynamock_ERR_get_error(void);
void dynamock_ERR_clear_error(void);
const char *dynamock_ERR_reason_error_string(unsigned long code);
const void *dynamock_BIO_s_mem(void);
BIO *dynamock_BIO_new(const void *method);
BIO *dynamock_BIO_new_mem_buf(const void *bytes, int count);
int dynamock_BIO_free(BIO *bio);
int dynamock_BIO_read(BIO *bio, void *bytes, int count);
int dynamock_BIO_write(BIO *bio, const void *bytes, int count);
size_t dynamock_BIO_ctrl_pending(BIO *bio);
X509 *dynamock_PEM_read_bio_X509(BIO *bio, X509 **into, dynamock_password_callback callback, void *argument);
EVP_PKEY *dynamock_PEM_read_bio_PrivateKey(BIO *bio, EVP_PKEY **into, dynamock_password_callback callback, void *argument);
int dynamock_PEM_write_bio_X509(BIO *bio, X509 *certificate);
int dynamock_PEM_write_bio_PrivateKey(BIO *bio, const EVP_PKEY *key, const void *cipher, const unsigned char *password, int length, dynamock_password_callback callback, void *argument);
X509 *dynamock_X509_new(void);
void dynamock_X509_free(X509 *certificate);
void dynamock_EVP_PKEY_free(EVP_PKEY *key);
int dynamock_X509_check_private_key(const X509 *certificate, const EVP_PKEY *key);
int dynamock_X509_set_version(X509 *certificate, long version);
void *dynamock_X509_get_serialNumber(X509 *certificate);
int dynamock_ASN1_INTEGER_set_uint64(void *integer, uint64_t value);
void *dynamock_X509_getm_notBefore(const X509 *certificate);
void *dynamock_X509_getm_notAfter(const X509 *certificate);
void *dynamock_X509_time_adj_ex(void *time, int days, long seconds, time_t *from);
int dynamock_X509_cmp_time(const void *time, time_t *moment);
int dynamock_X509_set_pubkey(X509 *certificate, EVP_PKEY *key);
void *dynamock_X509_get_subject_name(const X509 *certificate);
int dynamock_X509_set_issuer_name(X509 *certificate, void *name);
int dynamock_X509_NAME_add_entry_by_txt(void *name, const char *field, int type, const unsigned char *bytes, int length, int location, int set);
void *dynamock_X509V3_EXT_conf_nid(void *settings, void *context, int nid, const char *value);
int dynamock_X509_add_ext(X509 *certificate, void *extension, int location);
void dynamock_X509_EXTENSION_free(void *extension);
int dynamock_X509_sign(X509 *certificate, EVP_PKEY *key, const void *digest);
const void *dynamock_EVP_sha256(void);
int dynamock_RAND_bytes(unsigned char *bytes, int count);
const char *dynamock_X509_verify_cert_error_string(long code);
int dynamock_X509_VERIFY_PARAM_set1_ip_asc(void *parameters, const char *address);
int dynamock_X509_VERIFY_PARAM_set_flags(void *parameters, unsigned long flags);

#endif
