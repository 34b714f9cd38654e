package import Dynamock
import DynamockModel

/// A database of this process as an upstream: for copies into a file, verification without a server,
/// and tests.
package struct DatabaseUpstream: Upstream {
  private let service: DatabaseService

  /// Creates an upstream that sends requests to a database.
  package init(_ database: DynamockDatabase) { service = DatabaseService(database) }

  /// Executes a request; the database always responds.
  package func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    let context = CallContext(request: RequestContext(region: request.region))
    return await withCheckedContinuation { continuation in
      service.answer(request.body, of: request.operation, in: context) { result in
        switch result {
        case .success(let body):
          continuation.resume(returning: UpstreamAnswer(status: 200, body: body))
        case .failure(let error):
          continuation.resume(
            returning: UpstreamAnswer(status: error.code.status, body: service.body(of: error)))
        }
      }
    }
  }
}
