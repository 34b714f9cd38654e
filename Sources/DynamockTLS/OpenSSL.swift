import COpenSSL

/// OpenSSL's libraries, which are loaded when TLS is first used.
enum OpenSSL {
  /// Opens the libraries; must have succeeded before any other call of this module.
  static func open() throws(TLSError) {
    guard let missing = dynamock_openssl_open() else { return }
    throw TLSError(.noLibrary(String(cString: missing)))
  }

  /// Returns the library's message for the latest error on this thread, and clears the errors.
  static func takeReason() -> String {
    let code = dynamock_ERR_get_error()
    dynamock_ERR_clear_error()
    guard code != 0, let text = dynamock_ERR_reason_error_string(code) else {
      return "OpenSSL gives no reason"
    }
    return String(cString: text)
  }

  /// Values of macros of OpenSSL's headers, which are the same in all releases of version 3.
  enum Constant {
    static let sessionCacheMode: Int32 = 44
    static let noSessionCache = 0
    static let mode: Int32 = 33
    /// Partial writes, writes from any address, and no buffers for idle connections.
    static let modes = 0x1 | 0x2 | 0x10
    static let minimumVersion: Int32 = 123
    static let version12 = 0x0303
    static let chainCertificate: Int32 = 89
    static let serverName: Int32 = 55
    /// No renegotiation, no compression, and the server's preference of ciphers.
    static let options: UInt64 = 1 << 30 | 1 << 17 | 1 << 22
    static let verifyPeer: Int32 = 1
    static let partialChain: UInt = 0x80000
    static let errorSSL: Int32 = 1
    static let wantsRead: Int32 = 2
    static let wantsWrite: Int32 = 3
    static let zeroReturn: Int32 = 6
  }
}
