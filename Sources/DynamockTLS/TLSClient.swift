/// The certificates that a client trusts, loaded once for all of its connections.
public final class TLSClient: Sendable {
  let context: TLSContext

  /// Loads the library and the trusted certificates.
  /// - Throws: `TLSError` if the library is missing or the certificates cannot be read.
  public init(trusting trust: TLSTrust) throws(TLSError) {
    context = try TLSContext(trusting: trust)
  }
}
