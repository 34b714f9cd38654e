import Dynamock
import DynamockModel

/// Answers HTTP requests: everything that is decided before an operation's own rules.
///
/// In AWS's order: method and path, content type, JSON, operation, authorization; the service behind
/// goes on from there.
public struct Router<Service: OperationService>: Sendable {
  let service: Service
  let authorizer: RequestAuthorizer
  let identifiers: RequestIdentifierSource
  let cors: CrossOriginPolicy
  /// Hears of every refusal; nil where nobody wants to know, which costs nothing.
  let onRefusal: (@Sendable (Refusal) -> Void)?
  /// Where requests with long bodies are read; `nil` for the caller's thread.
  private let lanes: WorkLanes?

  /// Makes a router in front of a service.
  /// - Parameter cors: the pages that browsers let read answers.
  /// - Parameter onRefusal: hears of every refusal before it is sent, on whatever thread that happens.
  public init(
    service: Service,
    authorizer: RequestAuthorizer = RequestAuthorizer(),
    identifiers: RequestIdentifierSource = RequestIdentifierSource(),
    cors: CrossOriginPolicy = .any,
    onRefusal: (@Sendable (Refusal) -> Void)? = nil
  ) {
    self.service = service
    self.authorizer = authorizer
    self.identifiers = identifiers
    self.cors = cors
    self.onRefusal = onRefusal
    lanes = nil
  }

  /// Makes a router that reads requests with long bodies on threads of their own.
  package init(
    service: Service, authorizer: RequestAuthorizer, cors: CrossOriginPolicy, lanes: WorkLanes,
    onRefusal: (@Sendable (Refusal) -> Void)?
  ) {
    self.service = service
    self.authorizer = authorizer
    identifiers = RequestIdentifierSource()
    self.cors = cors
    self.onRefusal = onRefusal
    self.lanes = lanes
  }

  /// Answers a request.
  ///
  /// `send` is called once: before this returns where the service has nothing to wait for, else
  /// later and from any thread.
  public func respond(
    to request: WireRequest, from client: ClientConnection,
    send: @escaping @Sendable (WireResponse) -> Void
  ) {
    respond(to: request, isTrusted: false, send: send)
  }

  /// Answers a request whose credentials may have been looked at before.
  @inline(__always)
  func respond(
    to request: WireRequest, isTrusted: Bool, send: @escaping @Sendable (WireResponse) -> Void
  ) {
    let head = request.head
    let finish = ResponseFinish(
      head: head, identifier: identifiers.next(), cors: cors, send: send)
    switch Route(head) {
    case .health: finish(Self.health(of: head))
    case .preflight(let origin): answerPreflight(head, from: origin, finish)
    case .unknown: refuseRoute(of: head, .noRoute(head), finish)
    case .operation(let database):
      // To check a signature of 16 MB and to parse it takes longer than a thousand small requests.
      let isTaken =
        lanes?.take(bodyOf: request.body.count, for: try? Self.operation(of: head)) { [self] in
          respond(to: request, on: database, isTrusted, finish: finish)
        } ?? false
      if !isTaken { respond(to: request, on: database, isTrusted, finish: finish) }
    }
  }

  private func respond(
    to request: WireRequest, on database: String?, _ isTrusted: Bool, finish: ResponseFinish
  ) {
    let named = request.head.value(of: .contentType).flatMap { MediaType($0) }
    guard named != nil || request.body.isEmpty else {
      return refuseRoute(of: request.head, .noRoute(request.head), finish)
    }
    let mediaType = named ?? .json
    do throws(DynamoDBError) {
      let operation = try Self.operation(of: request.head)
      let context =
        isTrusted
        ? CallContext(of: request.head)
        : CallContext(database: database, request: try requestContext(of: request))
      // Broken JSON is told before everything but an empty body's missing token (error-messages §4).
      guard !request.body.isEmpty else { throw .brokenBody(request.body) }
      service.answer(request.body, of: operation, in: context) { [service, onRefusal] result in
        switch result {
        case .success(let body):
          finish(WireResponse(status: 200, mediaType: mediaType, body: body))
        case .failure(let error): Self.fail(error, service, onRefusal, mediaType, finish)
        }
      }
    } catch {
      let isBroken = !request.body.isEmpty && !service.isJSON(request.body)
      let error = isBroken ? .brokenBody(request.body) : error
      Self.fail(error, service, onRefusal, mediaType, finish)
    }
  }

  /// Tells of a refusal, and answers with it.
  private static func fail(
    _ error: DynamoDBError, _ service: Service, _ onRefusal: ((Refusal) -> Void)?,
    _ mediaType: MediaType, _ finish: ResponseFinish
  ) {
    let error = service.explained(error) { CallContext(of: finish.head) }
    onRefusal?(Refusal(error, of: namedOperation(of: finish.head), finish.identifier))
    finish(response(to: error, body: service.body(of: error), mediaType))
  }

  /// The operation that a request names, whether or not it is built.
  private static func namedOperation(of head: RequestHead) -> Operation? {
    let built = head.value(of: .amzTarget).flatMap { OperationTable.shared[$0] }
    return built ?? Operation(knownTargetOf: head)
  }

  static func operation(of head: RequestHead) throws(DynamoDBError) -> Operation {
    guard let target = head.value(of: .amzTarget), let operation = OperationTable.shared[target]
    else {
      throw DynamoDBError(.unknownOperation, nil, explanation: .unknownOperation(head))
    }
    return operation
  }

  func requestContext(of request: WireRequest) throws(DynamoDBError) -> RequestContext {
    let credential = try authorizer.credential(of: request)
    // Costs are kept by tag: what has no bound here would have none in memory.
    if let tag = request.head.value(of: .dynamockTag), tag.count > RequestContext.longestTag {
      throw .longTag(tag.count)
    }
    return RequestContext(credential, request.head)
  }

  /// Allows a script's request, unless the pages of its origin may not read answers.
  private func answerPreflight(
    _ head: RequestHead, from origin: ArraySlice<UInt8>, _ finish: ResponseFinish
  ) {
    guard cors.admits(origin) else {
      return refuseRoute(of: head, .foreignOrigin(origin), finish)
    }
    var response = WireResponse(status: 200)
    response.extraFields = cors.preflightFields(for: head)
    finish(response)
  }
}

extension CallContext {
  /// Where a request was meant to go, whatever its credentials are worth; read once more for a refusal:
  /// what is answered keeps none of it.
  package init(of head: RequestHead) {
    var database: String?
    if case .operation(let name) = Route(head) { database = name }
    let credential = (try? Authorization(of: head, mode: .none))?.credential ?? Credential()
    self.init(database: database, request: RequestContext(credential, head))
  }
}

extension RequestContext {
  /// The bytes that a tag may have.
  static var longestTag: Int { 255 }

  fileprivate init(_ credential: Credential, _ head: RequestHead) {
    self.init(
      region: credential.region ?? Self.defaultRegion, accessKeyID: credential.accessKeyID,
      host: head.text(of: .host) ?? Self.nominalHost, tag: head.text(of: .dynamockTag))
  }
}
