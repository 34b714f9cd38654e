public import Dynamock
import DynamockServer
import DynamockWire

extension DynamockDatabase {
  /// Serves the database on a port of this machine that the system chooses, for as long as `body` runs.
  ///
  /// For code that wants an endpoint: any AWS SDK takes it as its endpoint URL, with whatever
  /// credentials. What it writes is seen by this object's calls at once, and the other way round.
  ///
  /// - Parameter body: gets the endpoint, such as `http://127.0.0.1:49152`.
  /// - Throws: `ServerError` where no port can be opened, and what `body` throws.
  public func served<Value>(
    _ body: (_ endpoint: String) async throws -> Value
  ) async throws -> Value {
    var configuration = ServerConfiguration()
    configuration.host = "127.0.0.1"
    configuration.port = 0
    configuration.threads = 1
    configuration.timeouts.stop = .seconds(1)
    let router = Router(service: DatabaseService(self), authorizer: RequestAuthorizer(.none))
    let listener = try await Listener.start(configuration, responder: router)
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
