/// The last step for every response.
///
/// A class, since closures pass it on several times per request, which then updates a single
/// reference count.
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

  /// Returns the response with the parts that all responses have.
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
