import DynamockServer
import DynamockWire

extension Listener {
  /// Serves on a local port chosen by the system, for as long as `body` runs.
  ///
  /// - Parameters:
  ///   - responder: answers requests.
  ///   - body: receives the endpoint, such as `http://127.0.0.1:49152`.
  /// - Throws: `ServerError` if no port can be opened, and any error that `body` throws.
  static func serving<Value>(
    _ responder: any WireResponder, _ body: (_ endpoint: String) async throws -> Value
  ) async throws -> Value {
    var configuration = ServerConfiguration()
    configuration.host = "127.0.0.1"
    configuration.port = 0
    configuration.threads = 1
    configuration.timeouts.stop = .seconds(1)
    let listener = try await start(configuration, responder: responder)
    do {
      let value = try await body(listener.address.url)
      await listener.stop()
      return value
    } catch {
      await listener.stop()
      throw error
    }
  }
}
