public import Dynamock
import DynamockServer
import DynamockWire

extension DynamockDatabase {
  /// Serves the database on a local port chosen by the system, for as long as `body` runs.
  ///
  /// Used for code that requires an endpoint: any AWS SDK accepts it as an endpoint URL, with any
  /// credentials. Calls on this object see writes through the endpoint immediately, and vice versa.
  ///
  /// - Parameter body: receives the endpoint, such as `http://127.0.0.1:49152`.
  /// - Throws: `ServerError` if no port can be opened, and any error that `body` throws.
  public func served<Value>(
    _ body: (_ endpoint: String) async throws -> Value
  ) async throws -> Value {
    let router = Router(service: DatabaseService(self), authorizer: RequestAuthorizer(.none))
    return try await Listener.serving(router, body)
  }
}
