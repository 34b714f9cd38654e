/// The reason why TLS cannot be used, or why it ended.
public struct TLSError: Error, Sendable, Hashable {
  let reason: Reason

  enum Reason: Sendable, Hashable {
    /// The libraries cannot be loaded; contains the loader's message.
    case noLibrary(String)
    /// A file cannot be read; contains the system's message.
    case unreadable(path: String, String)
    /// A file contains no valid certificate.
    case noCertificate(path: String)
    /// A file contains no valid private key.
    case noKey(path: String)
    /// The private key needs a passphrase.
    case encryptedKey(path: String)
    /// The key does not belong to the certificate.
    case otherKey(certificate: String, key: String)
    /// A file or folder of trusted certificates cannot be used.
    case noTrust(path: String)
    /// A file cannot be written; contains the system's message.
    case unwritable(path: String, String)
    /// The certificate of the other side is not trusted.
    case untrusted(String)
    /// The handshake took too long.
    case timedOut
    /// The connection ended without a TLS closure.
    case cutOff
    /// Any other error, with the library's message.
    case library(String)
  }

  init(_ reason: Reason) { self.reason = reason }

  /// Whether the libraries are not installed.
  public var isMissingLibrary: Bool {
    if case .noLibrary = reason { true } else { false }
  }

  /// Whether the connection ended without a TLS closure, as when a process is killed.
  public var isCutOff: Bool { reason == .cutOff }

  /// Whether the handshake took too long.
  public var isTimeout: Bool { reason == .timedOut }
}
