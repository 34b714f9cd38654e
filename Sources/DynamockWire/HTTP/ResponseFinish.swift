/// What every response gets at the end, whatever it says.
///
/// A class, since closures hand it on several times a request: that counts one reference.
final class ResponseFinish: Sendable {
  let head: RequestHead
  let identifier: RequestIdentifier
  private let cors: CrossOriginPolicy
  private let send: @Sendable (WireResponse) -> Void

  init(
    head: RequestHead, identifier: RequestIdentifier, cors: CrossOriginPolicy,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    self.head = head
    self.identifier = identifier
    self.cors = cors
    self.send = send
  }

  func callAsFunction(_ response: consuming WireResponse) { send(finished(response)) }

  /// The response with what every response gets.
  func finished(_ response: consuming WireResponse) -> WireResponse {
    response.identifier = identifier
    response.omitsBody = head.method == .head
    if response.body.count > ContentEncoding.threshold {
      response.acceptedEncoding =
        head.text(of: .acceptEncoding).flatMap { ContentEncoding.preferred(in: $0) }
    }
    if let origin = head.value(of: .origin) { response.extraFields += cors.fields(for: origin) }
    return response
  }
}
