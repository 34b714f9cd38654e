import DynamockEngine
import DynamockModel
import DynamockUpstream
import DynamockWire
import Synchronization

/// Sends signed requests to the endpoint of a bucket.
final class S3Connection: Sendable {
  private let place: S3Place
  private let region: Mutex<String>
  private let credentials: AmazonCredentials
  private let client: UpstreamClient
  private let clock: any WallClock

  init(
    place: S3Place, region: String, credentials: AmazonCredentials, client: UpstreamClient,
    clock: any WallClock
  ) {
    self.place = place
    self.region = Mutex(region)
    self.credentials = credentials
    self.client = client
    self.clock = clock
  }

  /// The number of times that a request is sent if the server does not answer or fails.
  private static let attempts = 4

  private enum Outcome {
    case success(UpstreamResponse)
    case failure(TransferFailure, isTemporary: Bool)
  }

  /// Sends a request, several times if the server does not answer or fails, and returns the response to
  /// a successful one.
  func response(to request: S3Request) async throws(TransferFailure) -> UpstreamResponse {
    var attempt = 1
    while true {
      switch await outcome(of: request) {
      case .success(let response): return response
      case .failure(let failure, let isTemporary):
        guard isTemporary, attempt < Self.attempts else { throw failure }
        do { try await Task.sleep(for: .milliseconds(50 << attempt)) } catch { throw failure }
        attempt += 1
      }
    }
  }

  private func outcome(of request: S3Request) async -> Outcome {
    let region = region.withLock { $0 }
    guard let endpoint = place.endpoint(in: region), let url = request.url(at: endpoint) else {
      return .failure(.invalidBucket(request.bucket), isTemporary: false)
    }
    do throws(UpstreamError) {
      let response = try await client.send(
        method: request.method, url: url,
        headers: try await signed(request, at: endpoint, region: region), body: request.body,
        isRead: true)
      if response.status < 300 { return .success(response) }
      return .failure(
        TransferFailure(response), isTemporary: hasMoved(response) || response.status >= 500)
    } catch {
      return .failure(TransferFailure(error), isTemporary: error.isOfConnection)
    }
  }

  private func signed(
    _ request: S3Request, at endpoint: UpstreamURL, region: String
  ) async throws(UpstreamError) -> [RequestSigner.Field] {
    let fields = [("Host", endpoint.authority)] + request.fields
    return fields
      + RequestSigner(try await credentials.keys(for: endpoint), region: region, service: "s3")
      .fields(
        request.method, signing: fields, path: request.path(at: endpoint), query: request.query,
        body: request.body, at: clock.now)
  }

  /// Keeps the region of a bucket that is in another one; returns false if the response names none.
  private func hasMoved(_ response: UpstreamResponse) -> Bool {
    guard let named = response["x-amz-bucket-region"] else { return false }
    return region.withLock { region in
      defer { region = named }
      return region != named
    }
  }
}

extension UpstreamError {
  /// Whether another attempt may reach the server.
  fileprivate var isOfConnection: Bool {
    switch reason {
    case .unreachable, .timedOut, .cutOff: true
    default: false
    }
  }
}
