/// What every response gets at the end, whatever it says.
///
/// A class, since closures hand it on several times a request: that counts one reference.
final class ResponseFinish: Sendable {
  let head: RequestHead
  let identifier: RequestIdentifier
  private let send: @Sendable (WireResponse) -> Void

  init(
    head: RequestHead, identifier: RequestIdentifier,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    self.head = head
    self.identifier = identifier
    self.send = send
  }

  func callAsFunction(_ response: consuming WireResponse) {
    response.identifier = identifier
    response.omitsBody = head.method == .head
    if response.body.count > ContentEncoding.threshold {
      response.acceptedEncoding =
        head.text(of: .acceptEncoding).flatMap { ContentEncoding.preferred(in: $0) }
    }
    if head.value(of: .origin) != nil { response.extraFields += Self.crossOriginFields }
    send(response)
  }

  /// What AWS tells browsers in every answer to a request that has an `Origin` (ScyllaDB,
  /// `test_cors.py`).
  private static let crossOriginFields: [(name: String, value: String)] = [
    ("Access-Control-Allow-Origin", "*"),
    (
      "Access-Control-Expose-Headers",
      "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
    ),
  ]
}
