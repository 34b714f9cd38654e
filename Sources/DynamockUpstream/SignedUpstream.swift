public import DynamockModel
public import DynamockWire
import Synchronization

/// An endpoint that requires signatures: AWS, or another server with DynamoDB's protocol.
public final class SignedUpstream: Upstream {
  private let url: UpstreamURL?
  private let credentials: AmazonCredentials
  private let client: UpstreamClient
  private let clock: any WallClock
  /// The difference between the endpoint's clock and the local one in milliseconds, once known.
  private let skew = Mutex<Int64>(0)

  /// Creates an upstream.
  /// - Parameter url: the endpoint, or `nil` for AWS's own endpoint of each request's region.
  public init(
    _ url: UpstreamURL?, credentials: AmazonCredentials, client: UpstreamClient,
    clock: any WallClock = SystemClock()
  ) {
    self.url = url
    self.credentials = credentials
    self.client = client
    self.clock = clock
  }

  /// Signs and sends a request, and repeats it with the endpoint's time if the local clock is
  /// wrong.
  public func send(_ request: UpstreamRequest) async throws(UpstreamError) -> UpstreamAnswer {
    let endpoint = try UpstreamURL.endpoint(for: request, at: url)
    let keys = try await credentials.keys(for: endpoint)
    let (answer, date) = try await send(request, to: endpoint, keys)
    guard answer.isSkewed, let date, correct(to: date) else { return answer }
    return try await send(request, to: endpoint, keys).answer
  }

  private func send(
    _ request: UpstreamRequest, to endpoint: UpstreamURL, _ keys: SigningCredentials
  ) async throws(UpstreamError) -> (answer: UpstreamAnswer, date: Timestamp?) {
    let fields: [RequestSigner.Field] = [
      ("Host", endpoint.authority), ("Content-Type", "application/x-amz-json-1.0"),
      ("X-Amz-Target", "\(request.operation.targetPrefix).\(request.operation.name)"),
    ]
    let path = endpoint.target.prefix { $0 != "?" }
    let signature = RequestSigner(keys, region: request.region).fields(
      signing: fields, path: String(path), body: request.body, at: now)
    let response = try await client.send(
      url: endpoint, headers: fields + signature + request.trailFields(to: endpoint),
      body: request.body,
      isRead: request.operation.changesNothing)
    return (
      UpstreamAnswer(status: response.status, body: response.body),
      response["date"].flatMap(Timestamp.init(dateField:))
    )
  }

  /// The current time of the endpoint's clock, as far as known.
  private var now: Timestamp {
    clock.now.adding(milliseconds: skew.withLock { $0 })
  }

  /// Stores the endpoint's time; returns false if it is close to the local time, which then is not
  /// the cause of the error.
  private func correct(to date: Timestamp) -> Bool {
    let (ahead, overflows) = date.milliseconds.subtractingReportingOverflow(
      clock.now.milliseconds)
    guard !overflows else { return false }
    return skew.withLock { skew in
      defer { skew = ahead }
      return (ahead &- skew).magnitude > 5000
    }
  }
}

extension UpstreamAnswer {
  /// Whether a signature was rejected because of its time.
  ///
  /// DynamoDB returns InvalidSignatureException with one of these prefixes; other services and
  /// newer layers have a separate error.
  fileprivate var isSkewed: Bool {
    guard status == 400 || status == 403, let tree = try? JSONTree(parsing: body) else {
      return false
    }
    guard case .object(let members) = tree,
      case .string(let type)? = members.first(where: { $0.name == "__type" })?.value
    else { return false }
    if type.hasSuffix("RequestTimeTooSkewed") || type.hasSuffix("RequestExpired") { return true }
    guard type.hasSuffix("InvalidSignatureException"),
      case .string(let message)? = members.first(where: { $0.name.lowercased() == "message" })?
        .value
    else { return false }
    return message.hasPrefix("Signature expired") || message.hasPrefix("Signature not yet current")
  }
}
