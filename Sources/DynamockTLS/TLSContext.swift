import COpenSSL

/// The certificate or the trust of one side, shared by its connections.
final class TLSContext: Sendable {
  /// Sessions may be created from it on any thread ([openssl-manual] `openssl-threads`).
  nonisolated(unsafe) let pointer: OpaquePointer

  private init() throws(TLSError) {
    try OpenSSL.open()
    guard let pointer = dynamock_SSL_CTX_new(dynamock_TLS_method()) else {
      throw TLSError(.library(OpenSSL.takeReason()))
    }
    self.pointer = pointer
    typealias Constant = OpenSSL.Constant
    _ = dynamock_SSL_CTX_ctrl(pointer, Constant.minimumVersion, Constant.version12, nil)
    _ = dynamock_SSL_CTX_ctrl(pointer, Constant.mode, Constant.modes, nil)
    _ = dynamock_SSL_CTX_ctrl(pointer, Constant.sessionCacheMode, Constant.noSessionCache, nil)
    _ = dynamock_SSL_CTX_set_options(pointer, Constant.options)
  }

  deinit { dynamock_SSL_CTX_free(pointer) }

  /// Creates the context of a server's certificate, its chain, and its key.
  convenience init(certificate path: String, key keyPath: String) throws(TLSError) {
    try self.init()
    let certificates = try PEMFile(path: path).certificates()
    defer { for certificate in certificates { dynamock_X509_free(certificate) } }
    guard let leaf = certificates.first else { throw TLSError(.noCertificate(path: path)) }
    let key = try PEMFile(path: keyPath).key()
    defer {
      dynamock_EVP_PKEY_free(key)
      dynamock_ERR_clear_error()
    }
    guard dynamock_X509_check_private_key(leaf, key) == 1 else {
      throw TLSError(.otherKey(certificate: path, key: keyPath))
    }
    guard dynamock_SSL_CTX_use_certificate(pointer, leaf) == 1,
      dynamock_SSL_CTX_use_PrivateKey(pointer, key) == 1
    else { throw TLSError(.library("\(path) cannot be used: \(OpenSSL.takeReason())")) }
    for further in certificates.dropFirst() {
      // With 1, this function must still free the certificate.
      let added = dynamock_SSL_CTX_ctrl(
        pointer, OpenSSL.Constant.chainCertificate, 1, UnsafeMutableRawPointer(further))
      guard added == 1 else {
        throw TLSError(.library("\(path) cannot be used: \(OpenSSL.takeReason())"))
      }
    }
    dynamock_SSL_CTX_set_alpn_select_cb(pointer, dynamock_choose_http1, nil)
  }

  /// Creates the context of a client that trusts certificates.
  convenience init(trusting trust: TLSTrust) throws(TLSError) {
    try self.init()
    defer { dynamock_ERR_clear_error() }
    dynamock_SSL_CTX_set_verify(pointer, OpenSSL.Constant.verifyPeer, nil)
    if let bundle = trust.bundle {
      try load(bundle)
    } else {
      _ = dynamock_SSL_CTX_set_default_verify_paths(pointer)
      if let file = TLSTrust.systemFiles.first(where: TLSTrust.isReadable) {
        _ = dynamock_SSL_CTX_load_verify_file(pointer, file)
      }
    }
    if let further = trust.further { try load(further) }
    // A certificate in the file of trusted ones need not be an authority's ([openssl-manual]
    // `X509_VERIFY_PARAM_set_flags`).
    _ = dynamock_X509_VERIFY_PARAM_set_flags(
      dynamock_SSL_CTX_get0_param(pointer), OpenSSL.Constant.partialChain)
    let names = [8] + Array("http/1.1".utf8)
    _ = dynamock_SSL_CTX_set_alpn_protos(pointer, names, UInt32(names.count))
  }

  private func load(_ path: String) throws(TLSError) {
    let isLoaded =
      TLSTrust.isFolder(path)
      ? dynamock_SSL_CTX_load_verify_dir(pointer, path)
      : dynamock_SSL_CTX_load_verify_file(pointer, path)
    guard isLoaded == 1 else { throw TLSError(.noTrust(path: path)) }
  }
}
