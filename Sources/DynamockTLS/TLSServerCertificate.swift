import Synchronization

/// A server's certificate and key, which can be reloaded while connections use them.
public final class TLSServerCertificate: Sendable {
  /// The file of the certificate, followed by its chain.
  public let certificatePath: String
  /// The file of the private key.
  public let keyPath: String
  private let current: Mutex<TLSContext>

  /// Loads the library and reads both files.
  /// - Throws: `TLSError`, whose message names the file and a remedy.
  public init(certificate: String, key: String) throws(TLSError) {
    certificatePath = certificate
    keyPath = key
    current = Mutex(try TLSContext(certificate: certificate, key: key))
  }

  /// Reads both files again for new connections; if that fails, the old certificate remains in use.
  public func reload() throws(TLSError) {
    let context = try TLSContext(certificate: certificatePath, key: keyPath)
    current.withLock { $0 = context }
  }

  var context: TLSContext { current.withLock { $0 } }
}
