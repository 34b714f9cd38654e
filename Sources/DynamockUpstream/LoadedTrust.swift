import DynamockTLS
import DynamockWire
import Synchronization

/// The trusted certificates, loaded when TLS is first used and then kept.
final class LoadedTrust: Sendable {
  private let trust: TLSTrust
  private let loaded = Mutex<TLSClient?>(nil)

  init(_ trust: TLSTrust) { self.trust = trust }

  /// Returns the client's trust, loading it if necessary; a failure is not kept.
  func client() throws(Exchange.Failure) -> TLSClient {
    let result = loaded.withLock { loaded -> Result<TLSClient, TLSError> in
      if let loaded { return .success(loaded) }
      do throws(TLSError) {
        let client = try TLSClient(trusting: trust)
        loaded = client
        return .success(client)
      } catch {
        return .failure(error)
      }
    }
    do throws(TLSError) {
      return try result.get()
    } catch {
      throw Exchange.Failure(reason: UpstreamError.Reason(error), isSent: false)
    }
  }
}
